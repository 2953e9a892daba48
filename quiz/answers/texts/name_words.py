"""Words by which the names of persons and bodies are told apart, folded and bare."""

from __future__ import annotations

TITLES = frozenset(
    "mr mrs ms miss mx master dr doctor prof professor sir dame lord lady baron baroness"
    " count countess duke duchess earl archduke viscount knight gen gral general lt lieutenant"
    " col colonel maj major capt captain sgt sergeant cpl corporal pvt private adm admiral"
    " marshal brig brigadier commodore commander cmdr president pres premier minister"
    " chancellor chairman chairwoman chair secretary senator sen congressman congresswoman"
    " representative rep governor gov mayor ambassador judge justice attorney king queen"
    " prince princess emperor empress tsar czar tsarina kaiser sultan shah caliph emir"
    " sheikh imam ayatollah mullah rabbi pope saint st ste rev reverend fr bishop"
    " archbishop cardinal patriarch pastor comrade cosmonaut astronaut academician herr"
    " frau fraulein monsieur madame mme mlle senor senora don dona signor signora maestro"
    " konig koenig konigin kaiserin zar zarin furst furstin prinz prinzessin graf grafin herzog"
    " herzogin papst kanzler kanzlerin bundeskanzler bundeskanzlerin reichskanzler prasident"
    " prasidentin bundesprasident reichsprasident generalissimo marechal presidente kardinal sankt"
    " generale maresciallo comandante mariscal coronel capitan dottore professore profesor"
    " reina emperador imperatore generaal koning koningin keizer rainha"
    " sainte roi reine empereur imperatrice comte comtesse duc"
    " rey rei principe princesa duque duquesa conde condesa emperatriz zarina"
    " генерал президент министр король царь граф князь доктор профессор господин маршал".split()
)
BEFORE_TITLES = frozenset(
    "prime vice deputy first foreign defence defense finance interior chief field air grand"
    " rear major lieutenant secretary-general under-secretary former late crown his her"
    " holiness majesty excellency highness".split()
)
"""Words before a title: prime minister, vice president, Her Majesty."""

LEGAL_FORMS = frozenset(
    "inc incorporated ltd limited llc plc corp corporation gmbh ag kg sa spa srl nv bv ab".split()
)

OFFICES = frozenset(
    "minister president premier chancellor secretary ambassador governor mayor senator"
    " emperor empress queen princess director commander chairman chairwoman general"
    " attorney officer officials official spokesman kingdom".split()
)
"""Last words of offices, and hardly ever of a person's name."""

BODY_WORDS = frozenset(
    "academy administration agency airlines airways alliance army arsenal artillery assembly"
    " association athletic authority axis bank battalion bay bloc board brigade broadcasting"
    " brotherhood brothers bureau bulletin cabinet cartel cavalry centre center chamber channel"
    " choir chronicle city coalition coast collective college command commission committee commons"
    " commonwealth community company comintern communists conference confederation congress"
    " conservatives consortium consulate convention cooperation corporation corps council court"
    " democrats delegation department desk directorate division duma dynasty eye electric embassy"
    " emirates empire executive expedition faction federation fleet force forces forum foundation"
    " front fund gazette government group guardian guards guild headquarters herald horde"
    " industries inquisition inc infantry initiative institute institution intelligence"
    " international islands journal league legion liberals library limited llc lords ltd"
    " mafia magazine mail ministers ministry mission monitor motors mountains movement museum"
    " nation national nations navy network news newspaper observatory observer office opera"
    " orchestra order organisation organization pact panthers parliament parties partners party"
    " patrol pentagon peoples philharmonic police post politburo press program programme project"
    " radio rangers rebels records regime regiment registry reich republic republicans resistance"
    " review revolution rights rouge royals school secretariat security senate server service"
    " services society soviet soviets squad staff state states station studio studios summit"
    " supreme symphony syndicate systems taliban team telegraph television theatre theater times"
    " tribunal tribune troops troupe trust union united university watch women works workers"
    " working world zealand zionists"
    # States of two words, and bodies in other languages
    " arabia armee bahn bundesrat bundestag bundeswehr gericht gesellschaft kirche nationen"
    " partei rat republik union verein assemblee armee nations naciones unidas unies"
    " nazioni unite ejercito partido societe армия банк комитет министерство наций партия"
    " республика совет союз федерация флот дума организация агентство".split()
)
"""No person is called so: a name with one of these is a body's or a state's."""

BODY_STARTS = frozenset(
    "african american amnesty anglican arab asian associated atlantic baltic black british"
    " burkina cape catholic central chinese coast collective communist costa democratic"
    " deutsche dutch east eastern euro european federal first foreign free french general"
    " german global golden grand great greek green hong human independent india indian"
    " international interstate iron islamic israeli italian japanese jewish joint knights"
    " korean labour labor liberal military national new north northern orthodox ottoman"
    " papua parliamentary permanent pink polish popular public puerto rapid real red"
    " republican roman royal russian san santa sao saudi scottish secret serbian sierra"
    " socialist south southern soviet spanish special sri supreme swedish swiss the turkish"
    " ukrainian united universal us uk un eu vereinte wall west western white world el il"
    " las le les los der die das lo".split()
)
"""First words in the names of bodies, states and papers, and hardly ever of a person's."""

ORIENTAL = frozenset(
    "ai bai ban bao bo cai cao chang chen cheng chiang chiu cho choe choi chu cui deng ding"
    " dong du fan fang feng fu gao ge geng gu guan guo han hao ho hou hu hua huang jang"
    " jeong ji jia jiang jin jung kang kim kong kwon lee lei li liang lim lin ling liu long"
    " lu luo ma mao mei meng mo moon pak pan park pei peng qi qian qin qiu roh ren rhee ryu"
    " shao shen shi shin sima song su sun suh tan tang tao tian tung wan wang wei wen wu xi"
    " xia xiang xiao xie xing xu xue yan yang yao ye yi yin yoon yu yuan yun zeng zhang"
    " zhao zheng zhong zhou zhu zhuge zong zuo".split()
)
"""Chinese, Korean and Vietnamese surnames, which come first."""
