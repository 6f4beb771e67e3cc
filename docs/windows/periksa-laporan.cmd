@echo off
rem Seret satu atau beberapa buku kerja Excel ke berkas ini: laporannya ditulis di samping masing-masing.
setlocal
chcp 65001 >nul
set "LKJIP=%LOCALAPPDATA%\lkjip-xl\Scripts\lkjip-xl.exe"
if not exist "%LKJIP%" (
  echo lkjip-xl belum terpasang. Klik dua kali pasang.cmd dahulu.
  pause
  exit /b 2
)
if "%~1"=="" (
  echo Seret buku kerja Excel ke berkas ini.
  pause
  exit /b 2
)
:berikutnya
echo.
echo %~nx1
"%LKJIP%" laporan "%~1"
shift
if not "%~1"=="" goto berikutnya
echo.
pause
