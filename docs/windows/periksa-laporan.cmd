@echo off
rem Seret satu atau beberapa buku kerja Excel ke berkas ini: laporannya ditulis di samping masing-masing.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "LKJIP=%USERPROFILE%\lkjip-xl\Scripts\lkjip-xl.exe"
if not exist "%LKJIP%" goto belum_terpasang
if "%~1"=="" goto tanpa_berkas

:berikutnya
echo.
echo "%~nx1"
"%LKJIP%" laporan "%~1"
shift
if not "%~1"=="" goto berikutnya
echo.
pause
exit /b 0

:belum_terpasang
echo lkjip-xl belum terpasang. Klik dua kali pasang.cmd dahulu.
pause
exit /b 2

:tanpa_berkas
echo Seret buku kerja Excel ke berkas ini.
pause
exit /b 2
