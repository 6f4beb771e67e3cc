"""What a run says that is not about the content of a file: why a command line cannot be understood, and what happened
to a run. One declaration, which the command line and the reference read."""

from __future__ import annotations

import re

import click

from lkjip_xl.reading.refusals import Reason

_HELP = "Lihat {help}."
_QUOTES = 'Apit nama yang berspasi dengan tanda kutip: "LKjIP 2026.xlsx".'

USAGE = {
    "no_such_option": Reason(
        "Pilihan tidak dikenal: {detail}.", _HELP, "Nama pilihan salah ketik, atau milik perintah lain."
    ),
    "option_misused": Reason(
        "Pilihan {detail} belum diisi, atau diisi padahal tidak memakai isi.",
        _HELP,
        "Pilihan itu ditulis terakhir tanpa isi di belakangnya, atau diberi tanda = padahal cukup disebut.",
    ),
    "value_not_usable": Reason(
        "Isi pilihan tidak dapat dipakai: {detail}.", _HELP, "Isinya di luar yang dapat dipakai, atau bukan bilangan."
    ),
    "argument_missing": Reason("Belum disebutkan: {detail}.", _HELP, "Perintah itu memerlukannya."),
    "too_many_arguments": Reason(
        "Masukan berlebih: {detail}.", _QUOTES, "Ada lebih banyak nama daripada yang diterima, atau nama yang berspasi."
    ),
    "no_such_command": Reason(
        "Perintah atau berkas tidak dikenal: {detail}.",
        _HELP,
        "Nama perintah salah ketik, atau berkas yang disebut tanpa .xlsx.",
    ),
    "incomplete": Reason("Perintah tidak lengkap.", _HELP, "Susunan perintahnya tidak dapat dipahami."),
    "resume_without_rekap": Reason(
        "Pilihan --lanjut memerlukan --rekap dengan nama yang sama seperti sebelumnya.",
        _HELP,
        "Tanpa rekap tidak ada jurnal yang dapat diteruskan.",
    ),
    "no_such_rule": Reason(
        "Kode aturan tidak dikenal: {detail}.",
        "Jalankan lkjip-xl aturan untuk melihat daftarnya.",
        "Kode aturan salah ketik.",
    ),
    "other_name": Reason(
        "{detail} sedang dibuka atau sudah diubah, jadi laporan ditulis dengan nama lain.",
        "Tutup laporan lama itu dan hapus bila tidak diperlukan lagi.",
        "Excel mengunci berkas yang dibukanya; laporan yang sudah diisi orang, misalnya Tanggapan, tidak ditimpa.",
    ),
    "stopped": Reason(
        "Dihentikan.",
        "Berkas masukan dan laporan lama tidak berubah.",
        "Ctrl-C ditekan, jendelanya ditutup, atau sistem menghentikannya.",
    ),
    "stopped_rekap": Reason(
        "Dihentikan.",
        "Teruskan dengan perintah yang sama ditambah --lanjut.",
        "Pemeriksaan banyak berkas dengan --rekap dihentikan; yang sudah diperiksa tersimpan.",
    ),
    "nowhere_to_say": Reason(
        "Hasil tidak dapat ditampilkan: keluaran layar tidak dapat ditulis.",
        "Periksa ruang disk.",
        "Keluaran dialihkan ke berkas di disk yang penuh.",
    ),
}


def usage(key: str, detail: str = "", command: str = "lkjip-xl") -> str:
    """The sentence of USAGE by its key: what is the matter and what to do. `command`: whose help is pointed to."""
    reason = USAGE[key]
    return f"{reason.cause} {reason.remedy}".format(detail=detail, help=f"{command} --help")


def usage_sentence(error: click.UsageError) -> str:
    """What is wrong with a command line, in Indonesian."""
    context = error.ctx
    command = context.command_path if context is not None else "lkjip-xl"
    match error:
        case click.NoSuchOption(option_name=name):
            return usage("no_such_option", name, command)
        case click.MissingParameter(param=param):
            return usage("argument_missing", _name(param), command)
        case click.BadParameter(param=param):
            return usage("value_not_usable", _allowed(param), command)
        case click.BadOptionUsage(option_name=name):
            return usage("option_misused", name, command)
    if context is None:
        return usage("incomplete")
    words = _quoted(error.message)
    if isinstance(context.command, click.Group):
        return usage("no_such_command", words, command) if words else usage("incomplete", command=command)
    return usage("too_many_arguments", words, command)


def _name(param: click.Parameter | None) -> str:
    """What the help calls it."""
    if param is None:
        return "masukan"
    if isinstance(param, click.Option):
        return f"{param.opts[0]} {param.metavar or ''}".rstrip()
    return (param.metavar or param.human_readable_name).rstrip(".").replace("|", " atau ")


def _allowed(param: click.Parameter | None) -> str:
    """A parameter with what it may be followed by, where that is a list or a range."""
    if param is None:
        return "masukan"
    name = param.opts[0]
    match param.type:
        case click.Choice(choices=choices):
            return f"{name} memerlukan {' atau '.join(map(str, choices))}"
        case click.IntRange(min=low, max=high):
            return f"{name} memerlukan bilangan {low} sampai {high}"
    return name


def _quoted(message: str) -> str:
    """What a message of click quotes: the name of a command, or arguments in brackets."""
    words = re.findall(r"'([^']*)'|\(([^()]*)\)", message)
    return next((a or b for a, b in words if a or b), "")
