"""The states of the world with their capitals, folded and bare: which country a town may be said to
lie in."""

from __future__ import annotations

_ROWS = (
    "afghanistan=kabul albania=tirana algeria=algiers andorra=andorra-la-vella angola=luanda argentina=buenos-aires"
    " armenia=yerevan australia=canberra austria=vienna azerbaijan=baku bahamas=nassau bahrain=manama bangladesh=dhaka"
    " barbados=bridgetown belarus=minsk belgium=brussels belize=belmopan benin=porto-novo bhutan=thimphu bolivia=la-paz"
    " bosnia=sarajevo bosnia-and-herzegovina=sarajevo botswana=gaborone brazil=brasilia"
    " britain=london|cardiff|edinburgh brunei bulgaria=sofia burkina-faso=ouagadougou burma burundi=gitega"
    " cambodia=phnom-penh cameroon=yaounde canada=ottawa cape-verde=praia central-african-republic=bangui chad=ndjamena"
    " chile=santiago china=beijing colombia=bogota comoros=moroni congo costa-rica=san-jose croatia=zagreb cuba=havana"
    " cyprus=nicosia czech-republic=prague czechia=prague czechoslovakia denmark=copenhagen djibouti dominica=roseau"
    " dominican-republic=santo-domingo east-germany east-timor=dili ecuador=quito egypt=cairo el-salvador=san-salvador"
    " england=london equatorial-guinea=malabo eritrea=asmara estonia=tallinn eswatini=mbabane ethiopia=addis-ababa"
    " fiji=suva finland=helsinki france=paris gabon=libreville gambia=banjul georgia=tbilisi germany=berlin ghana=accra"
    " great-britain=london|cardiff|edinburgh greece=athens grenada guatemala=guatemala-city guinea=conakry"
    " guinea-bissau=bissau guyana=georgetown haiti=port-au-prince holland=amsterdam honduras=tegucigalpa"
    " hungary=budapest iceland=reykjavik india=new-delhi indonesia=jakarta iran=tehran iraq=baghdad"
    " ireland=dublin|belfast israel=jerusalem italy=rome ivory-coast=yamoussoukro jamaica=kingston japan=tokyo"
    " jordan=amman kazakhstan=astana kenya=nairobi kiribati=tarawa kosovo=pristina kuwait=kuwait-city"
    " kyrgyzstan=bishkek laos=vientiane latvia=riga lebanon=beirut lesotho=maseru liberia=monrovia libya=tripoli"
    " liechtenstein=vaduz lithuania=vilnius luxembourg madagascar=antananarivo malawi=lilongwe malaysia=kuala-lumpur"
    " maldives=male mali=bamako malta=valletta mauritania=nouakchott mauritius=port-louis mexico=mexico-city"
    " micronesia=palikir moldova=chisinau monaco mongolia=ulaanbaatar montenegro=podgorica morocco=rabat"
    " mozambique=maputo myanmar=naypyidaw namibia=windhoek nauru nepal=kathmandu netherlands=amsterdam new-"
    " zealand=wellington nicaragua=managua niger=niamey nigeria=abuja north-korea=pyongyang north-macedonia=skopje"
    " northern-ireland=belfast norway=oslo oman=muscat pakistan=islamabad palau palestine=ramallah|jerusalem"
    " panama=panama- city papua-new-guinea=port-moresby paraguay=asuncion persia peru=lima philippines=manila"
    " poland=warsaw portugal=lisbon prussia qatar=doha romania=bucharest russia=moscow rwanda=kigali samoa=apia"
    " san-marino saudi-arabia=riyadh scotland=edinburgh senegal=dakar serbia=belgrade|pristina seychelles"
    " sierra-leone=freetown singapore slovakia=bratislava slovenia=ljubljana somalia=mogadishu south-africa=pretoria"
    " south-korea=seoul south-sudan=juba soviet-union spain=madrid sri-lanka=colombo sudan=khartoum suriname=paramaribo"
    " sweden=stockholm switzerland=bern syria=damascus taiwan=taipei tajikistan=dushanbe tanzania=dodoma"
    " thailand=bangkok togo=lome tonga trinidad-and-tobago=port-of-spain tunisia=tunis turkey=ankara"
    " turkmenistan=ashgabat tuvalu uganda=kampala ukraine=kyiv united-arab-emirates=abu-dhabi"
    " united-kingdom=london|belfast|cardiff|edinburgh united-states=washington uruguay=montevideo uzbekistan=tashkent"
    " vanuatu=port-vila vatican venezuela=caracas vietnam=hanoi wales=cardiff west-germany yemen=sanaa yugoslavia"
    " zambia=lusaka zimbabwe=harare"
)

CAPITALS = {
    country.replace("-", " "): tuple(capitals.replace("-", " ").split("|"))
    for country, _, capitals in (row.partition("=") for row in _ROWS.split())
}
"""Each state, some of them gone, with its capitals; with none where it says nothing of a town."""


def lies_in(town: str, country: str) -> bool:
    """Whether a town may lie in a country: it is not known to lie in another one."""
    if country not in CAPITALS:
        return False
    if (
        town in CAPITALS
        and town not in (country, *CAPITALS[country])
        and country != "united kingdom"
    ):
        return False  # a state lies in no other: Georgia, USA
    homes = [state for state, capitals in CAPITALS.items() if town in capitals]
    return not homes or country in homes or not any(CAPITALS[country])
