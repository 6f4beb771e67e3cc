"""The command line. Nothing below knows that there is one."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from lkjip_xl.console import say
from lkjip_xl.deadline import bound_memory
from lkjip_xl.exits import Exit
from lkjip_xl.usage import usage, usage_sentence

if TYPE_CHECKING:
    from lkjip_xl.findings import Result


class Formatter(click.HelpFormatter):
    """Help texts with Indonesian headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Pemakaian: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(
            {"Options": "Pilihan", "Commands": "Perintah", "Arguments": "Masukan"}.get(heading, heading)
        )

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        told = [(name, text.replace("[required]", "Harus disebut.").replace("[1<=x<=256]", "")) for name, text in rows]
        super().write_dl([(name, text.rstrip()) for name, text in told], col_max, col_spacing)


click.Context.formatter_class = Formatter


class Commands(click.Group):
    """A group in which a bare file name means `laporan FILE`, so that a file can be dropped on the command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        named = args and args[0] not in self.commands and not args[0].startswith("-")
        if named and (any(mark in args[0] for mark in "./\\") or os.path.exists(args[0])):
            return super().resolve_command(ctx, ["laporan", *args])
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click would end with 1, which says that something is wrong in the file
            raise _NobodyReads from None


class _NobodyReads(Exception):
    """The reader of our output has gone, as `| head` does."""


_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def help_in_indonesian(command: click.Command) -> None:
    """The help option of a command and of those below it."""
    context = click.Context(command, info_name=command.name, **_SETTINGS)  # type: ignore[arg-type]
    option = command.get_help_option(context)
    if option is not None:
        option.help = "Tampilkan bantuan ini, lalu selesai."
    for below in getattr(command, "commands", {}).values():
        help_in_indonesian(below)


def _show_versions(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from lkjip_xl.versions import versions

        click.echo(versions())
        ctx.exit()


@click.group(
    cls=Commands, context_settings=_SETTINGS, options_metavar="[PILIHAN]", subcommand_metavar="PERINTAH [MASUKAN]..."
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_versions,
    help="Tampilkan versi lkjip-xl, Python, sistem, dan pustaka, lalu selesai.",
)  # fmt: skip
def cli() -> None:
    """Memeriksa buku kerja LKjIP dan menulis buku kerja laporannya.

    lkjip-xl BERKAS.xlsx sama dengan lkjip-xl laporan BERKAS.xlsx.

    Kode keluar: 0 tidak ada yang SALAH, 1 ada yang SALAH, 2 berkas atau perintah tidak dapat dipakai, atau
    pemeriksaannya tidak lengkap.
    """


@cli.command(options_metavar="[PILIHAN]")
@click.argument("berkas", metavar="BERKAS", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "keluaran",
    metavar="HASIL",
    type=click.Path(path_type=Path),
    help="Nama berkas laporan; bila tidak disebut, <nama>.LKjIP.xlsx di samping masukan.",
)
@click.option(
    "--kertas",
    metavar="A4|F4",
    type=click.Choice(["A4", "F4"], case_sensitive=False),
    help="Ukuran kertas untuk mencetak: bila tidak disebut, menurut lembar Pengaturan atau A4; F4 berarti "
    "215 x 330 mm (Folio).",
)
@click.option("--ketat", is_flag=True, help="Kode keluar 1 juga bila ada PERINGATAN.")
@click.option("--json", "as_json", is_flag=True, help="Tulis hasil sebagai satu baris JSON.")
def laporan(berkas: Path, keluaran: Path | None, kertas: str | None, ketat: bool, as_json: bool) -> None:
    """Memeriksa BERKAS dan menulis buku kerja laporan."""
    from lkjip_xl.deadline import deadline
    from lkjip_xl.jobs import default_output, write_report

    try:
        with deadline():
            result, written = write_report(berkas, keluaran, kertas=kertas or "")
    except Exception as error:
        _refuse(berkas, error, as_json)
        sys.exit(Exit.UNUSABLE)
    _tell(berkas, result, as_json, [f"Laporan: {written}"])
    wanted = keluaran or default_output(berkas)
    if written != wanted:
        say(usage("other_name", str(wanted)), err=True)
    sys.exit(_code([result], ketat))


@cli.command(options_metavar="[PILIHAN]")
@click.argument("berkas", metavar="BERKAS|FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--ketat", is_flag=True, help="Kode keluar 1 juga bila ada PERINGATAN.")
@click.option("--json", "as_json", is_flag=True, help="Tulis hasil sebagai JSON, satu baris satu berkas.")
@click.option("--rinci", is_flag=True, help="Tampilkan semua temuan, juga PERINGATAN dan CATATAN.")
@click.option(
    "--rekap",
    metavar="HASIL",
    type=click.Path(path_type=Path),
    help="Tulis rekap semua berkas ke buku kerja ini.",
)
@click.option(
    "--kerja",
    metavar="N",
    type=click.IntRange(1, 256),
    help="Banyaknya proses, 1 sampai 256; bila tidak disebut, sebanyak inti prosesor.",
)
@click.option(
    "--lanjut",
    is_flag=True,
    help="Teruskan pemeriksaan yang terhenti; berkas yang sudah diperiksa tidak diulang (dengan --rekap).",
)
def periksa(
    berkas: tuple[Path, ...],
    ketat: bool,
    as_json: bool,
    rinci: bool,
    rekap: Path | None,
    kerja: int | None,
    lanjut: bool,
) -> None:
    """Memeriksa BERKAS, atau semua buku kerja di dalam FOLDER, tanpa menulis apa pun selain rekap."""
    if lanjut and rekap is None:
        _stop(usage("resume_without_rekap", command="lkjip-xl periksa"))
    if len(berkas) > 1 or rekap is not None or os.path.isdir(berkas[0]):
        from lkjip_xl.desk.command import Wanted, check_many

        try:
            sys.exit(check_many(Wanted(berkas, rekap, kerja, lanjut, ketat, as_json, rinci)))
        except Exception as error:
            _refuse(berkas[0], error, False)
            sys.exit(Exit.UNUSABLE)
    from lkjip_xl.deadline import deadline
    from lkjip_xl.jobs import check_file

    try:
        with deadline():
            result = check_file(berkas[0])
    except Exception as error:
        _refuse(berkas[0], error, as_json)
        sys.exit(Exit.UNUSABLE)
    from lkjip_xl.checking.run import tables_found

    more = []
    if result.missing:
        found = ", ".join(tables_found(result.book))
        more = [f"Ditemukan: {found}.", f"Untuk laporan belum ada: {', '.join(result.missing)}."]
    elif result.findings:
        more = ["Uraian setiap temuan: jalankan lkjip-xl laporan, lalu buka lembar Selisih."]
    _tell(berkas[0], result, as_json, more, detailed=rinci)
    sys.exit(_code([result], ketat))


@cli.command(options_metavar="[PILIHAN]")
@click.argument("berkas", metavar="JSONL...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "keluaran", metavar="HASIL", required=True, type=click.Path(path_type=Path),
    help="Nama buku kerja rekap.",
)  # fmt: skip
def rekap(berkas: tuple[Path, ...], keluaran: Path) -> None:
    """Menyusun rekap dari hasil periksa --json yang dibuat di mesin mana pun."""
    from lkjip_xl.desk.command import collect

    sys.exit(collect(berkas, keluaran))


@cli.command(options_metavar="[PILIHAN]")
@click.argument("lama", metavar="LAMA", type=click.Path(path_type=Path))
@click.argument("baru", metavar="BARU", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "keluaran", metavar="HASIL", type=click.Path(path_type=Path),
    help="Tulis perbandingannya juga ke buku kerja ini.",
)  # fmt: skip
@click.option("--rinci", is_flag=True, help="Tampilkan semua perubahan.")
def banding(lama: Path, baru: Path, keluaran: Path | None, rinci: bool) -> None:
    """Membandingkan dua kiriman: sebelum dan sesudah diperbaiki, atau tahun lalu dan tahun ini.

    Kode keluar 1 bila pada BARU masih ada yang SALAH, atau angka tahun lalu berbeda dengan LAMA.
    """
    from lkjip_xl.jobs import compare_files
    from lkjip_xl.output import comparison_lines

    try:
        comparison, written = compare_files(lama, baru, keluaran)
    except Exception as error:
        _refuse(baru, error, False)
        sys.exit(Exit.UNUSABLE)
    for line in comparison_lines(comparison, detailed=rinci):
        say(line)
    if written is not None:
        say(f"Perbandingan: {written}")
    sys.exit(max(_code([comparison.new], False), Exit.WRONG if comparison.between_years else Exit.FINE))


@cli.command(options_metavar="[PILIHAN]")
@click.argument("keluaran", metavar="[HASIL]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--tahun",
    type=click.IntRange(1990, 2099),
    metavar="TAHUN",
    help="Tahun laporan: tahun terakhir pada kolom tahunan; bila tidak disebut, diganti sendiri di buku kerja.",
)
def templat(keluaran: Path | None, tahun: int | None) -> None:
    """Menulis buku kerja baku yang masih kosong."""
    from lkjip_xl.jobs import write_template
    from lkjip_xl.reading.refusals import Refused

    try:
        written = write_template(keluaran or Path("LKjIP_template.xlsx"), tahun)
    except Refused as refused:
        _stop(str(refused))
    say(f"Buku kerja baku: {written}")


@cli.command(options_metavar="[PILIHAN]")
@click.argument("kode", required=False)
def aturan(kode: str | None) -> None:
    """Menampilkan daftar aturan, atau penjelasan satu aturan (KODE)."""
    from lkjip_xl.rules import BY_CODE, FAMILIES, RULES

    if kode is None:
        for family, title in FAMILIES.items():
            click.echo(f"{family}  {title}")
            for rule in (r for r in RULES if r.code.startswith(family)):
                click.echo(f"   {rule.code}  {rule.title}: {rule.must}")
        return
    found = BY_CODE.get(kode.strip().upper())
    if found is None:
        _stop(usage("no_such_rule", kode))
    click.echo(f"{found.code}  {found.title}")
    for label, text in found.told:
        click.echo(f"{label:<15} {text}")


# --- helpers -------------------------------------------------------------------------------------


def _tell(path: Path, result: Result, as_json: bool, more: list[str], *, detailed: bool = False) -> None:
    from lkjip_xl import output

    if as_json:
        click.echo(output.as_json(str(path), result))
        return
    for line in (*output.summary(output.told_briefly(str(path), result), detailed=detailed), *more):
        say(line)


def _refuse(path: Path, error: Exception, as_json: bool) -> None:
    from lkjip_xl import output
    from lkjip_xl.reading.refusals import said_of

    message = said_of(error)
    if as_json:
        click.echo(output.as_json(str(path), None, message, getattr(error, "sha256", "")))
    else:
        say(message, err=True)


def _stop(message: str) -> NoReturn:
    say(message, err=True)
    sys.exit(Exit.UNUSABLE)


def _code(results: list[Result], strict: bool) -> int:
    from lkjip_xl.findings import Level

    levels = (Level.SALAH, Level.PERINGATAN) if strict else (Level.SALAH,)
    if any(r.of(level) for r in results for level in levels):
        return Exit.WRONG
    return Exit.UNUSABLE if any(r.crashed for r in results) else Exit.FINE


def main() -> None:
    """The console script. Text is written as UTF-8 even where the terminal is set to something else."""
    try:
        _set_up()
        sys.exit(cli.main(prog_name="lkjip-xl", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx is not None else "Lihat lkjip-xl --help.", err=True)
        sys.exit(Exit.UNUSABLE)
    except click.UsageError as error:
        _stop(usage_sentence(error))
    except (click.Abort, KeyboardInterrupt):
        _stop(usage("stopped"))
    except Exception as error:
        _broken(error)


def _set_up() -> None:
    _end_cleanly_when_told()
    warnings.simplefilter("ignore")  # what libraries warn of is no matter for users
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    bound_memory()
    help_in_indonesian(cli)


def _end_cleanly_when_told() -> None:
    """Ends as Ctrl-C does, with nothing left behind, where the system or another program ends this one."""
    own = os.getpid()

    def stop(*_: object) -> None:
        if os.getpid() != own:  # a process that this one has started
            os._exit(Exit.UNUSABLE)
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)


def _broken(error: Exception) -> NoReturn:
    """The end of a run that failed outside of any file: nobody takes our output, or a mistake of ours."""
    if isinstance(error, OSError):
        _last_words(usage("nowhere_to_say"))
    elif not isinstance(error, _NobodyReads):
        from lkjip_xl.reading.refusals import said_of

        _last_words(said_of(error))
    for stream in (sys.stdout, sys.stderr):  # what is still held back would fail again at the end
        with contextlib.suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(Exit.UNUSABLE)


def _last_words(message: str) -> None:
    with contextlib.suppress(OSError):
        say(message, err=True)
