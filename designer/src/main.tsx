import { createRoot } from 'react-dom/client';
import { App } from './App';
import { initTexts } from './i18n';
import './styles.css';

initTexts();
const place = document.getElementById('root');
if (place) createRoot(place).render(<App />);
