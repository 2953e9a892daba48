"""Indonesian."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="dan",
        negations="tidak bukan tanpa belum",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        scales="ribu=1000 juta=1e6 mil[iy]ar=1e9 tril[iy]un=1e12",
        over="lebih dari, di atas",
        under="kurang dari, di bawah",
        about="sekitar, kira-kira, kurang lebih",
    ),
    prompts=PromptWords(
        before_years="pada tahun sejak hingga",
    ),
    dates=DateWords(
        months=(
            "Januari, Jan | Februari, Pebruari, Feb | Maret, Mar | April, Apr | Mei | Juni, Jun |"
            " Juli, Jul | Agustus, Agu, Ags, Agt | September, Sep, Sept | Oktober, Okt | November,"
            " Nopember, Nov | Desember, Des"
        ),
        weekdays="Senin | Selasa | Rabu | Kamis | Jumat, Jum'at | Sabtu | Minggu, Ahad",
        seasons="musim semi | musim panas | musim gugur | musim dingin",
        early="awal",
        mid="pertengahan, tengah",
        late="akhir",
        about="sekitar, kira-kira, kurang lebih",
        to="sampai, hingga, sampai dengan, s. d.",
        both="dan",
        since="dari, sejak",
        between="antara",
        bc="SM, sebelum Masehi, S. M.",
        ad="M, Masehi",
        century="abad",
        filler="tanggal, tgl, tahun, thn, bulan, pada, hari, di",
        decade="dekade",
        decade_ends="an",
    ),
)
