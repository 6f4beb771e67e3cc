@echo off
rem Memasang lkjip-xl untuk pengguna ini saja, tanpa hak administrator, ke folder lkjip-xl di folder pengguna.
rem Klik dua kali berkas ini di folder hasil ekstrak. Menjalankannya lagi memasang versi yang ada di folder itu.
rem Bukan di AppData: Python dari Microsoft Store memindahkan diam-diam apa yang ditulis ke sana.
setlocal EnableExtensions DisableDelayedExpansion
set "TEMPAT=%USERPROFILE%\lkjip-xl"
set "SUMBER=%~dp0..\.."

if not exist "%SUMBER%\pyproject.toml" goto belum_diekstrak

rem py, lalu python: dari Microsoft Store kadang hanya python yang ada. Yang bernama python belum tentu Python.
set "PYTHON=py -3"
%PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 goto ada_python
set "PYTHON=python"
%PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 goto ada_python
goto tidak_ada_python

:ada_python
echo Memasang lkjip-xl. Tunggu sebentar ...
%PYTHON% -m venv "%TEMPAT%"
if errorlevel 1 goto venv_gagal
"%TEMPAT%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --upgrade "%SUMBER%"
if errorlevel 1 goto pip_gagal
"%TEMPAT%\Scripts\lkjip-xl.exe" --version
if errorlevel 1 goto pip_gagal
echo.
echo lkjip-xl terpasang. Seret buku kerja Excel ke berkas periksa-laporan.cmd.
pause
exit /b 0

:belum_diekstrak
echo Berkas ini dijalankan dari dalam ZIP atau tanpa folder lainnya.
echo Ekstrak dahulu seluruh ZIP-nya, lalu klik dua kali pasang.cmd di folder docs\windows hasil ekstrak.
pause
exit /b 2

:tidak_ada_python
echo Python 3.11 atau lebih baru belum terpasang.
echo Pasang Python dari Microsoft Store, lalu klik dua kali pasang.cmd lagi.
pause
exit /b 2

:venv_gagal
echo Folder "%TEMPAT%" tidak dapat dibuat. Periksa ruang disk, lalu ulangi.
pause
exit /b 2

:pip_gagal
echo Pemasangan gagal; sebabnya tertulis di atas. Periksa sambungan internet, lalu ulangi.
pause
exit /b 2
