@echo off
if not exist "%~dp0python\python.exe" goto broken
rem A file dropped here is not quoted when its name has & and no blank; only cmdcmdline has it whole.
setlocal EnableDelayedExpansion
set "BULLETIN_DROPPED=!cmdcmdline!"
setlocal DisableDelayedExpansion
"%~dp0python\python.exe" -m bulletin_cli.cli.dropped submit %*
rem What stands behind an & in that line would be run as a command now.
if %errorlevel% equ 200 exit
exit /b %errorlevel%
:broken
chcp 936 >nul
echo 这里缺少 python\python.exe：请先把压缩包整个解压到一个文件夹，再在那里打开。
pause
exit /b 2
