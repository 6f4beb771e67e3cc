"""How a run ends."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of all commands; each says what it means."""

    meaning: str

    def __new__(cls, code: int, meaning: str) -> "Exit":
        member = int.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member

    FINE = 0, "tidak ada yang SALAH"
    WRONG = 1, "ada yang SALAH"
    UNUSABLE = 2, "berkas atau perintah tidak dapat dipakai, atau pemeriksaannya tidak lengkap"
