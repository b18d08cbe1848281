@echo off
if not exist "%~dp0python\python.exe" goto broken
"%~dp0python\python.exe" -m bulletin_cli %*
exit /b %errorlevel%
:broken
chcp 936 >nul
echo 这里缺少 python\python.exe：请先把压缩包整个解压到一个文件夹，再在那里打开。
pause
exit /b 2
