# A real window on Windows: `tests/window.ps1 PROGRAM`. Opens a draft, waits until its name stands in the title,
# closes the window as its button does, and sees that the program ends well and left the draft as it was.
param([Parameter(Mandatory)] [string] $Program)
$ErrorActionPreference = 'Stop'
$work = New-Item -ItemType Directory -Path (Join-Path ([IO.Path]::GetTempPath()) "nianbao 窗口 $PID")
$env:NIANBAO_RECOVERY = Join-Path $work 'recovery'
$env:NIANBAO_SETTINGS = Join-Path $work 'settings'
try {
    $draft = Join-Path $work '我的 草稿.ron'
    Copy-Item (Join-Path $PSScriptRoot '../assets/sample.ron') $draft
    $before = (Get-FileHash $draft).Hash
    $running = Start-Process -FilePath $Program -ArgumentList "`"$draft`"" -PassThru
    $title = ''
    foreach ($try in 1..300) {
        $running.Refresh()
        if ($running.HasExited) { throw "it ended with $($running.ExitCode)" }
        $title = $running.MainWindowTitle
        if ($title -like '*我的 草稿*') { break }
        Start-Sleep -Milliseconds 100
    }
    if ($title -notlike '*我的 草稿*') { throw "no window with the draft's name, but '$title'" }
    if (-not $running.CloseMainWindow()) { throw 'the window takes no wish to be closed' }
    if (-not $running.WaitForExit(20000)) { throw 'the window does not close' }
    if ($running.ExitCode -ne 0) { throw "it ended with $($running.ExitCode)" }
    if ((Get-FileHash $draft).Hash -ne $before) { throw 'the draft is another one' }
    Write-Output 'window: 1 passed, 0 failed'
}
finally {
    if ($running -and -not $running.HasExited) { $running.Kill() }
    Remove-Item -Recurse -Force $work
}
