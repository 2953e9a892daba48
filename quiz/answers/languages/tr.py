"""Turkish."""

from quiz.answers.languages import DateWords, Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        negations="degil hayir yok",
        ampersand="ve",
        conjunctions="ve",
        suffixes=(
            "ler= leri= lari= lar= i= si= ini= lerin= larin= nin= de= da= dan= den= larini="
            " lerini= inin= lere= lara= yi= in= ye= ya= ine= ina= u= un= te= ten= tan= ta= iyor="
            " di= dir= mak= mek="
        ),
        endings=(
            "a e i u o n m k r s t ya ye yi yu na ne ni nu da de ta te dan den tan ten nda nde"
            " ndan nden in un im um nin nun la le yla yle si su lar ler lari leri larin lerin"
            " larini lerini larina lerine lara lere larda lerde lardan lerden larla lerle inin ini"
            " ina ine inda inde indan inden imiz umuz iniz unuz sini suna sina sine sinda sinde li"
            " lik siz mak mek di du ti tu dim dum din dik duk dir dur tir tur yor iyor uyor iyorum"
            " uyorum iyorsun iyoruz iyorlar ar er ir ur acak ecek mis mus misti arak erek digi"
            " dugu"
        ),
    ),
    numbers=NumberWords(
        decimal_comma=True,
        counts=(
            "sıfır=0 bir=1 iki=2 üç=3 dört=4 beş=5 altı=6 yedi=7 sekiz=8 dokuz=9 on=10 yirmi=20"
            " otuz=30 kırk=40 elli=50 altmış=60 yetmiş=70 seksen=80 doksan=90 yüz=100 bin=1000"
        ),
        scales="bin=1000 milyon=1e6 milyar=1e9 trilyon=1e12",
        over="den fazla",
        under="den az",
        about="yaklaşık",
    ),
    dates=DateWords(
        months=(
            "Ocak, Oca | Şubat, Şub | Mart, Mar | Nisan, Nis | Mayıs, Mayis | Haziran, Haz |"
            " Temmuz, Tem | Ağustos, Ağu | Eylül, Eyl | Ekim, Eki | Kasım, Kasim, Kas | Aralık,"
            " Aralik, Ara"
        ),
        weekdays="Pazartesi | Salı, Sali | Çarşamba | Perşembe | Cuma | Cumartesi | Pazar",
        seasons=(
            "ilkbahar, bahar, ilkbaharı, ilkbaharında | yaz, yazı, yazında | sonbahar, güz,"
            " sonbaharı, sonbaharında | kış, kışı, kışında"
        ),
        early="başı, başında, başları, başlarında",
        mid="ortası, ortasında, ortaları, ortalarında",
        late="sonu, sonunda, sonları, sonlarında",
        about="yaklaşık, civarı, civarında, takriben",
        to="ila",
        both="ve",
        since="den itibaren",
        between="arası, arasında",
        bc="M. Ö., MÖ, İ. Ö., Milattan önce, İsa'dan önce",
        ad="M. S., MS, İ. S., Milattan sonra",
        century="yüzyıl, yüzyılı, yüzyılda, yy",
        filler="de, da, te, ta, yılı, yılında, yıl, sene, senesi, ayı, günü, tarihinde",
        ordinal_ends="de, da, te, ta, inci, ıncı, uncu, üncü, nci, ncı",
        decade_ends="lar, ler, ları, leri, larda, lerde",
    ),
)
