; The installer for one user of a PC, who may have no rights on it: makensis -DVERSION=… -DFILES=… -DOUT=….
; FILES is the folder that scripts/package.sh packs. With /S it asks nothing, /D=… says where to.
; Windows of today, and Wine without 32 bits
Target amd64-unicode
!include "MUI2.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\nianbao"

Name "年报"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\nianbao"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
SetCompressor /SOLID lzma
BrandingText "年报 ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "年报"
VIAddVersionKey /LANG=2052 "FileDescription" "年报安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT 或 Apache-2.0 许可"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEPAGE_TEXT "年报是编制政府信息公开工作年度报告的程序。$\r$\n$\r$\n只装在您的账户里，不需要管理员权限，不联网。草稿存在您自己选的文件夹里，卸载时不会删除。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\nianbao.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开年报"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "卸载只删除程序。草稿、设置、留底和以前的版本都留着。"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Section
  SetOutPath "$INSTDIR"
  ; A program that runs cannot be written over: say so rather than leave half of it.
  ClearErrors
  FileOpen $0 "$INSTDIR\nianbao.exe" a
  IfErrors 0 free
    IfFileExists "$INSTDIR\nianbao.exe" 0 free
    MessageBox MB_OK|MB_ICONSTOP "年报正在运行，无法更新。请先保存并退出，再运行一次安装程序。" /SD IDOK
    Abort
  free:
  FileClose $0
  File /r "${FILES}\*.*"
  WriteUninstaller "$INSTDIR\卸载年报.exe"
  CreateDirectory "$SMPROGRAMS\年报"
  CreateShortcut "$SMPROGRAMS\年报\年报.lnk" "$INSTDIR\nianbao.exe"
  CreateShortcut "$SMPROGRAMS\年报\使用说明.lnk" "$INSTDIR\使用说明.pdf"
  CreateShortcut "$SMPROGRAMS\年报\卸载年报.lnk" "$INSTDIR\卸载年报.exe"
  ; Drafts open with a double click; what opens them already stays what it is.
  ExecWait '"$INSTDIR\nianbao.exe" file-type on'
  WriteRegStr HKCU "${KEY}" "DisplayName" "年报"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\nianbao.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" "$\"$INSTDIR\卸载年报.exe$\""
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" "$\"$INSTDIR\卸载年报.exe$\" /S"
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  ; While it is still there. Drafts that another copy was told to open stay with that one.
  ExecWait '"$INSTDIR\nianbao.exe" file-type off'
  DeleteRegKey /ifempty HKCU "Software\Classes\.ron\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.ron"
  ; Only what was packed: a draft that somebody saved here stays.
  !include "${LIST}"
  Delete "$INSTDIR\卸载年报.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\年报\年报.lnk"
  Delete "$SMPROGRAMS\年报\使用说明.lnk"
  Delete "$SMPROGRAMS\年报\卸载年报.lnk"
  RMDir "$SMPROGRAMS\年报"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
