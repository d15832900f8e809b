import { describe, expect, it } from 'vitest';
import { createTranslator } from './translate';

const translator = createTranslator({
  texts: { Name: '名称', 'Definition ID': '定义 ID', Running: '运行中', 'Rows Per Page': '每页行数' },
  patterns: {
    'Delete version {0}': '删除版本 {0}',
    '{0} - Started': '{0} - 开始',
    '{#}-{#} of {#}': '第 {0}-{1} 条，共 {2} 条',
    '{0:t} copied': '{0}已复制',
    '{0}: {1}': '{1}（{0}）',
  },
  same: ['JavaScript'],
});

describe('translate', () => {
  it('finds whole texts and keeps the spaces around them', () => {
    expect(translator.translate('Name')).toBe('名称');
    expect(translator.translate('\n  Definition\n ID ')).toBe('\n  定义 ID ');
  });

  it('is exact about case and about being a whole text', () => {
    expect(translator.translate('name')).toBeNull();
    expect(translator.translate('Name of a pet')).toBeNull();
    expect(translator.translate('   ')).toBeNull();
  });

  it('takes over what people wrote', () => {
    expect(translator.translate('播放提示音 - Started')).toBe('播放提示音 - 开始');
    expect(translator.translate('Delete version 12')).toBe('删除版本 12');
  });

  it('takes numbers only where numbers are meant', () => {
    expect(translator.translate('1-10 of 57')).toBe('第 1-10 条，共 57 条');
    expect(translator.translate('a-b of c')).toBeNull();
  });

  it('translates a part only when it knows it', () => {
    expect(translator.translate('Definition ID copied')).toBe('定义 ID已复制');
    expect(translator.translate('Secret copied')).toBeNull();
  });

  it('orders parts as the translation does and leaves dollar signs alone', () => {
    expect(translator.translate('A: $1')).toBe('$1（A）');
  });

  it('knows what needs no translation', () => {
    expect(['12:30', '流程', 'JavaScript', '-', 'A 1'].every((text) => translator.needsNone(text))).toBe(true);
    expect(translator.needsNone('Variables')).toBe(false);
  });
});
