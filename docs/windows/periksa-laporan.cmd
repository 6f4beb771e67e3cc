@echo off
rem Seret satu atau beberapa buku kerja Excel ke berkas ini: laporannya ditulis di samping masing-masing.
rem Seret satu folder: semua buku kerja di dalamnya diperiksa, dan rekapnya ditulis di folder itu sebagai REKAP.xlsx.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "LKJIP=%USERPROFILE%\lkjip-xl\Scripts\lkjip-xl.exe"
if not exist "%LKJIP%" goto belum_terpasang
if "%~1"=="" goto tanpa_berkas

:berikutnya
echo.
echo "%~nx1"
if exist "%~1\*" goto folder
"%LKJIP%" laporan "%~1"
goto sudah

:folder
rem --lanjut: pemeriksaan yang terhenti diteruskan.
"%LKJIP%" periksa "%~1" --rekap "%~1\REKAP.xlsx" --lanjut

:sudah
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
echo Seret buku kerja Excel, atau satu folder, ke berkas ini.
pause
exit /b 2
