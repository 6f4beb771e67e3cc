@echo off
rem Memasang lkjip-xl untuk pengguna ini saja, tanpa hak administrator.
rem Jalankan dari folder hasil unduhan: klik dua kali berkas ini.
setlocal
set "TEMPAT=%LOCALAPPDATA%\lkjip-xl"
where py >nul 2>nul || (
  echo Python belum terpasang. Pasang Python 3.11 atau lebih baru dari Microsoft Store, lalu ulangi.
  pause
  exit /b 2
)
py -3 -m venv "%TEMPAT%" || (
  echo Folder %TEMPAT% tidak dapat dibuat. Periksa ruang disk, lalu ulangi.
  pause
  exit /b 2
)
"%TEMPAT%\Scripts\python.exe" -m pip install --quiet "%~dp0..\.." || (
  echo Pemasangan gagal. Periksa sambungan internet, lalu ulangi.
  pause
  exit /b 2
)
echo lkjip-xl terpasang. Seret buku kerja Excel ke berkas periksa-laporan.cmd.
pause
