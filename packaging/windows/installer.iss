; Wraps the bundle into an installer for one user, who needs no administrator. Compiled by `bundles.elsewhere`, which
; tells Version, Bundle and Icon.
#define Name "Photo Caption Viewer"
#define Program "photo-caption-viewer.exe"

[Setup]
AppId={{6C7B0B5E-0F7B-4E0C-9A53-6F1D1B0C4C55}
AppName={#Name}
AppVersion={#Version}
AppPublisher=The Photo Caption Viewer authors
DefaultDirName={autopf}\{#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
Compression=lzma2/max
SolidCompression=yes
LicenseFile={#Bundle}\licences\Photo-Caption-Viewer.txt
OutputBaseFilename=photo-caption-viewer-{#Version}-windows
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\{#Program}
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Program}"

[Registry]
; .photostory is ours; .yaml, and photos, are offered under “Open with” and stay with whom they belong to.
Root: HKA; Subkey: "Software\Classes\.photostory"; ValueType: string; ValueData: "PhotoStory.Bundle"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\.photostory"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.photostory+zip"
Root: HKA; Subkey: "Software\Classes\PhotoStory.Bundle"; ValueType: string; ValueData: "Photo story in one file"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\PhotoStory.Bundle\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\PhotoStory.Bundle\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "{#Name}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".yaml"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".photostory"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".jpg"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".jpeg"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".png"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".webp"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\SupportedTypes"; ValueType: string; ValueName: ".tiff"; ValueData: ""

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
