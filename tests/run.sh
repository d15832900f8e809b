#!/usr/bin/env bash
# Installs what the tests need, runs every suite, and ends with the line "N passed, N failed".
# CONFIGURATION=Debug builds for debugging; SUITES="Server Browser" runs only the projects whose names hold one of the words.
set -uo pipefail
cd "$(dirname "$0")/.."
root=$PWD
results=$root/TestResults
configuration=${CONFIGURATION:-Release}
passed=0
failed=0
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en CI=1

say() { printf '== %s\n' "$*"; }

# A step that is no test of its own counts as one failure when it fails, and shows the end of its log.
step() {
  local name=$1 log=$results/$1.log
  shift
  say "$name"
  if "$@" >"$log" 2>&1; then return 0; fi
  failed=$((failed + 1))
  echo "FAILED: $name"
  tail -n 40 "$log"
  return 1
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi; }

install_packages() {
  local missing=()
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
  { command -v fc-list >/dev/null && fc-list :lang=zh | grep -q .; } || missing+=(fonts-noto-cjk)
  # The tests start a PostgreSQL of their own; the one that the package would start is not needed.
  command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
  # Asterisk's callers, and the voice of its prompts.
  command -v sipp >/dev/null || missing+=(sip-tester)
  command -v sox >/dev/null || missing+=(sox)
  command -v espeak-ng >/dev/null || missing+=(espeak-ng)
  # Uploaded prompts may be MP3.
  dpkg -s libsox-fmt-mp3 >/dev/null 2>&1 || missing+=(libsox-fmt-mp3)
  command -v debootstrap >/dev/null || [ -x /usr/sbin/debootstrap ] || missing+=(debootstrap)
  [ ${#missing[@]} -eq 0 ] && return 0
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# Asterisk is not in every release of the system, so it gets a small one of its own, once: 430 MB beside other caches. It comes
# from where the system's own packages come from.
install_asterisk() {
  local folder=${XDG_CACHE_HOME:-$HOME/.cache}/callcenter-workflows/asterisk
  [ -x "$folder/usr/sbin/asterisk" ] && return 0
  local mirror
  mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -m 1 '/debian/$')
  mkdir -p "$(dirname "$folder")"
  as_root rm -rf "$folder.part"
  as_root env PATH="$PATH:/usr/sbin:/sbin" debootstrap --variant=minbase \
    --include=asterisk,asterisk-modules,asterisk-core-sounds-en-gsm bullseye "$folder.part" ${mirror:+"$mirror"} && as_root mv "$folder.part" "$folder"
}

counter() { sed -n "s/.*<Counters [^>]*$2=\"\([0-9]*\)\".*/\1/p" "$1" | head -n 1; }

wanted() {
  [ -z "${SUITES:-}" ] && return 0
  local word
  for word in $SUITES; do case $1 in *"$word"*) return 0 ;; esac; done
  return 1
}

run_designer_tests() {
  wanted designer || return 0
  [ -d designer/node_modules ] || step designer-restore npm --prefix designer ci --no-audit --no-fund --loglevel=error || return 0
  step designer-typecheck npm --prefix designer run --silent typecheck && passed=$((passed + 1))
  say designer
  local report=$results/designer.json
  (cd designer && npx --no-install vitest run --reporter=json --outputFile="$report") >"$results/designer.log" 2>&1
  local good bad
  good=$(sed -n 's/.*"numPassedTests":\([0-9]*\).*/\1/p' "$report" 2>/dev/null | head -n 1)
  bad=$(sed -n 's/.*"numFailedTests":\([0-9]*\).*/\1/p' "$report" 2>/dev/null | head -n 1)
  if [ -z "$good" ] || { [ "${bad:-0}" = 0 ] && ! grep -q '"success":true' "$report"; }; then bad=$((${bad:-0} + 1)); fi
  if [ "$bad" != 0 ]; then tail -n 60 "$results/designer.log"; fi
  echo "designer: ${good:-0} passed, $bad failed"
  passed=$((passed + ${good:-0}))
  failed=$((failed + bad))
}

run_dotnet_tests() {
  local project=$1 name trx good bad
  name=$(basename "$project" .csproj)
  wanted "$name" || return 0
  say "$name"
  trx=$results/$name.trx
  timeout --kill-after=30 1500 dotnet test "$project" --configuration "$configuration" --no-build --nologo \
    --logger "trx;LogFileName=$trx" --results-directory "$results" --blame-hang-timeout 10min --blame-hang-dump-type none >"$results/$name.log" 2>&1
  local code=$?
  good=$(counter "$trx" passed 2>/dev/null)
  bad=$(counter "$trx" failed 2>/dev/null)
  good=${good:-0}
  bad=${bad:-0}
  # A run that broke off, or ran nothing, is a failure even when no single test says so.
  if [ $code -ne 0 ] && [ "$bad" = 0 ]; then bad=1; fi
  if [ "$good" = 0 ] && [ "$bad" = 0 ]; then bad=1; echo "$name ran no test"; fi
  if [ "$bad" != 0 ]; then grep -E "^\s+(Failed|Error Message|Stack Trace)|\[FAIL\]|^\s{2,}" "$results/$name.log" | tail -n 80; fi
  echo "$name: $good passed, $bad failed"
  passed=$((passed + good))
  failed=$((failed + bad))
}

rm -rf "$results"
mkdir -p "$results"
step packages install_packages
if wanted CallCenter.Telephony.Tests || wanted CallCenter.Workflows.Server.Tests; then step asterisk install_asterisk; fi
if step build dotnet build CallCenter.Workflows.sln --configuration "$configuration" --nologo -v quiet -clp:NoSummary; then
  run_designer_tests
  for project in tests/*.Tests/*.csproj; do run_dotnet_tests "$project"; done
fi
if [ $((passed + failed)) -eq 0 ]; then failed=1; fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
