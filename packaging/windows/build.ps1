# build.ps1: make the installer from this checkout, into dist\. Needs Python 3.11 (py) and Inno Setup 6.
$ErrorActionPreference = "Stop"
$root = Resolve-Path (Join-Path $PSScriptRoot "..\..")
$environment = Join-Path $root "build\environment"
$python = Join-Path $environment "Scripts\python.exe"
function Invoke-Checked { & $args[0] $args[1..($args.Length - 1)]; if ($LASTEXITCODE) { exit $LASTEXITCODE } }
if (-not (Test-Path $python)) {
    Invoke-Checked py -3.11 -Im venv $environment
}
Invoke-Checked $python -Im pip install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: `
    --requirement (Join-Path $root "scripts\requirements\bundle.txt")
$env:SBK_EMBED = "0" # unpacks the binding's tools, which are bundled as modules
Invoke-Checked $python -Ic "import shiboken6"
Remove-Item Env:SBK_EMBED
$env:PYTHONPATH = "$root\packaging;$root"
Invoke-Checked $python -P -m bundles windows
