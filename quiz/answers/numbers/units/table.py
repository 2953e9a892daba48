"""The units that are known: a line has symbols, prefixes, worth and names, with bars between.

Symbols are written exactly so; names in any case, in the plural and without accents, an underscore
being a blank. A unit without a worth is a base unit. Sources: the SI brochure (9th edition, 2019),
the international yard and pound agreement (1959), NIST SP 811 for customary units.

Units of one dimension that mean different things (Gy and Sv, Hz and Bq) have base units of their
own: none is taken for the other. A symbol or name in several lines has several meanings.
"""

from __future__ import annotations

PREFIXES = (
    "Y=24 Z=21 E=18 P=15 T=12 G=9 M=6 k=3 h=2 da=1 d=-1 c=-2 m=-3 μ=-6 u=-6 n=-9 p=-12 f=-15"
    " Т=12 Г=9 М=6 к=3 г=2 д=-1 с=-2 м=-3 мк=-6 н=-9"
)
"""Latin prefixes for Latin symbols, Cyrillic ones for Cyrillic symbols."""

PREFIX_NAMES = (
    "peta=15 tera=12 giga=9 mega=6 kilo=3 hecto=2 hekto=2 deca=1 deka=1 deci=-1 dezi=-1 centi=-2"
    " zenti=-2 milli=-3 mili=-3 micro=-6 mikro=-6 nano=-9 pico=-12 piko=-12 femto=-15 chilo=3"
    " quilo=3 etto=2 тера=12 гига=9 мега=6 кило=3 кіло=3 гекто=2 деци=-1 санти=-2 милли=-3"
    " міллі=-3 мілі=-3 микро=-6 нано=-9"
)

ENDINGS = tuple("s es n en ern r er e x а ы и ов е у ам ах ів і ow y a i u".split())
"""Endings of a name in the plural and in another case, in the languages of the names."""

UNITS = """
m|kdcmμunpf||metre meter metro metri metr
м|кдсмн|m|метр
米,公尺,メートル,미터||m|متر
厘米,公分,センチ,センチメートル,센티미터||0.01 m|سنتيمتر
毫米,ミリ,ミリメートル,밀리미터||0.001 m|ملليمتر
英里,マイル,마일||1609.344 m|
英尺,フィート,피트||0.3048 m|
公里,千米,キロメートル,キロ,킬로미터||1000 m|كيلومتر
in,",''||0.0254 m|inch zoll pouce pulgada pollice duim дюйм
ft,',Ft||0.3048 m|foot feet fuss fuß pied pie piedi voet фут
yd||0.9144 m|yard ярд
mi||1609.344 m|mile statute_mile meile mille milla miglio miglia mijl миля миль мили
nmi,NM||1852 m|nautical_mile sea_mile seemeile mille_marin
fathom||1.8288 m|fathom
furlong||201.168 m|furlong
ly||9460730472580800 m|light_year lightyear lichtjahr annee_lumiere ano_luz anno_luce
AU,au,ua||149597870700 m|astronomical_unit
pc|kM|30856775814913673 m|parsec
Å||1/10000000000 m|angstrom ångström ångstrom

g|kmμunc||gram gramme gramm gramo grammo grama
г|км|g|грамм грам
gm,gms||g|
kgs||1000 g|kilo quilo chilo chili кило
t|kMG|1000000 g|tonne ton metric_ton metric_tonne tonelada tonnellata tonna
т|кМ|1000000 g|тонна тонн тонны тонну
ton||907184.74 g|short_ton us_ton ton
ton||1016046.9088 g|long_ton ton
lb,lbs||453.59237 g|pound pfund_avoirdupois libra livre libbra
公斤,千克,キログラム,킬로그램||1000 g|
克,グラム,그램||g|
吨,噸,トン,톤||1000000 g|
Pfund||500 g|pfund
Ztr,Zentner||50000 g|zentner
oz||28.349523125 g|ounce unze once onza oncia
st||6350.29318 g|stone
ct||0.2 g|carat karat

s|mμnp||second sec seconde sekunde segundo secondo sek secs
с|мк|s|секунда секунд секунды секунду сек
min,мин||60 s|minute mins minuto minuut minuten минута минут минуты минуту
h,hr,hrs,Std,ч||3600 s|hour stunde std heure hora ora ore uur uren час часов часа
小时,小時,時間,시간||3600 s|
分钟,分鐘,分,분||60 s|
秒,초||s|
天,日,일||86400 s|
d,j,дн||86400 s|day tag jour dia giorno giorni dag dagen день дня дней doba
week,wk,wks||604800 s|week woche semaine semana settimana settimane weken неделя недели недель
fortnight||1209600 s|fortnight
month,mo|||month monat mois mes meses mese mesi maand maanden месяц месяца месяцев
yr,yrs,y|kMG|12 month|year jahr an annee ano anno anni jaar год года лет rok lata lat
年,년||12 month|
دقيقة,دقائق,دقیقه||60 s|
ساعة,ساعات,ساعت||3600 s|
يوم,يوما,أيام,روز||86400 s|
شهر,شهرا,أشهر,شهور,ماه||1 month|
سنة,سنوات,عام,عاما,أعوام,سال||12 month|
decade||120 month|decade jahrzehnt decennie decada decennio
century||1200 month|century centuries jahrhundert siecle siglo secolo secoli
millennium||12000 month|millennium millennia jahrtausend

K|mμk||kelvin кельвин
°C,°С||K+273.15|celsius centigrade degree_celsius цельсия
摄氏度,攝氏度||K+273.15|
°F||5/9 K+45967/180|fahrenheit degree_fahrenheit фаренгейта
A|mμuknMp||ampere amp amperio
mol|mμunk||mole mol
cd|mk||candela
bit|kMGT||bit бит
b|MGT|bit|
B|kMGTP|8 bit|byte octet байт
o|kMGTP|8 bit|
KiB||8192 bit|kibibyte
MiB||8388608 bit|mebibyte
GiB||8589934592 bit|gibibyte
bps|kMGT|bit/s|

ha||10000 m2|hectare hektar hectarea ettaro ettari гектар гектара гектаров га
га||10000 m2|
acre,ac||4046.8564224 m2|acre морген
l,L,ltr|kdcmμuh|1/1000 m3|litre liter litro litri litr
л|мдг|1/1000 m3|литр
cc,ccm||1/1000000 m3|
qm,sqm||m2|
qkm,sqkm||1000000 m2|
sqft||0.09290304 m2|
sqmi||2589988.110336 m2|
gal||3.785411784 l|gallon us_gallon galon
gal||4.54609 l|gallon imperial_gallon uk_gallon
qt||0.946352946 l|quart
pt||0.473176473 l|pint
pt||0.56826125 l|pint
oz||0.0295735295625 l|fluid_ounce ounce
cup||0.2365882365 l|cup
tsp||0.00492892159375 l|teaspoon
tbsp||0.01478676478125 l|tablespoon
bbl||158.987294928 l|barrel

kph,kmh,kmph||1/3.6 m/s|
mph||0.44704 m/s|
kn,kt,kts||463/900 m/s|knot knoten noeud nudo nodo
fps||0.3048 m/s|

Hz|mkMGT||hertz
Гц|кМГ|Hz|герц
rpm|||
N|mμkM|1000 g m/s2|newton
Н|кМ|N|ньютон
kgf,kp||9.80665 N|kilopond
lbf||4.4482216152605 N|
Pa|mμhkMG|N/m2|pascal
Па|гкМ|Pa|паскаль
bar|mk|100000 Pa|bar
atm||101325 Pa|atmosphere
mmHg||133.322387415 Pa|
Torr,torr||101325/760 Pa|torr
psi||6894.757293168 Pa|
J|mμnkMGTP|N m|joule julio
Дж|кМГ|J|джоуль джоулей
Nm|kM|N m|
Ws|k|J|
cal||4.184 J|calorie kalorie caloria калория калорий
Cal||4184 J|calorie kalorie caloria
kcal||4184 J|kilocalorie kilokalorie kilocaloria
Wh|mkMGTP|3600 J|
eV|mkMGT|1.602176634/10000000000000000000 J|electronvolt elektronenvolt
erg||1/10000000 J|erg
BTU,Btu||1055.05585262 J|
W|mμnkMGTP|J/s|watt vatio
Вт|кМГ|W|ватт
hp||745.69987158227022 W|horsepower horse_power
PS,CV||735.49875 W|pferdestarke
C|mμunpk|A s|coulomb кулон
V|mμunkM|W/A|volt voltio
В|мк|V|вольт
Ω,ohm|mkM|V/A|ohm ом
S|mμ|A/V|siemens
F|mμunp|C/V|farad
H|mμn|V s/A|henry henries
Wb|m|V s|weber
T|mμn|V s/m2|tesla
G||1/10000 T|gauss
Ah|mk|A h|

Bq|kMGT||becquerel
Ci|mμ|37000000000 Bq|curie
Gy|mμk||gray
Sv|mμun||sievert
lm|k||lumen
lx|k|lm/m2|lux
dB|||decibel dezibel
sr|||steradian
°|||degree deg grad grado gradi degre градус градусов градуса градусы stopien stopni
rad|m|57.295779513082 °|radian radiant
gon||9/10 °|gradian
arcmin,'||1/60 °|arcminute
arcsec,",''||1/3600 °|arcsecond

%||1/100|percent
‰||1/1000|permille
ppm||1/1000000|
ppb||1/1000000000|

$,USD,US$|||dollar buck us_dollar доллар
¢||1/100 $|cent centavo
€,EUR|||euro евро
¢||1/100 €|cent eurocent
£,GBP|||pound quid sterling pound_sterling фунт
p||1/100 £|penny pence
¥,JPY,円|||yen
CNY,¥,RMB,元|||yuan renminbi
₽,RUB|||rouble ruble rubel рубль рубля рублей руб
₹,INR,Rs|||rupee
CHF,Fr|||swiss_franc franken
₴,UAH|||hryvnia гривня гривень гривен
PLN,zł|||zloty zlote zlotych
kr|||krone krona kronor kroner
₸,KZT|||tenge тенге
"""

MONEY = frozenset("$ € £ ¥ CNY ₽ ₹ CHF ₴ PLN kr ₸".split())
"""Base units of money, which nobody converts without a date."""

QUANTITIES = """
length=m area=m2 volume=m3 mass=g time=s speed=m/s acceleration=m/s2 temperature=K frequency=Hz
force=N pressure=Pa energy=J power=W charge=C current=A voltage=V resistance=Ω density=g/m3
data=bit angle=° brightness=lm radioactivity=Bq amount=mol conductance=S capacitance=F
"""
