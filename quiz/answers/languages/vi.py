"""Vietnamese; its months have numbers: tháng 9."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="và",
        negations="khong chua chang",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        counts=(
            "không=0 một=1 mốt=1 hai=2 ba=3 bốn=4 tư=4 năm=5 lăm=5 sáu=6 bảy=7 tám=8 chín=9"
            " mười=10 mươi=10 trăm=100 nghìn=1000 ngàn=1000"
        ),
        scales="nghìn=1000 ngàn=1000 triệu=1e6 tỷ=1e9 tỉ=1e9",
        over="hơn, trên",
        under="dưới, ít hơn",
        about="khoảng, gần",
    ),
    prompts=PromptWords(
        before_years="năm từ đến",
    ),
    dates=DateWords(
        months=(
            "tháng giêng, tháng một | tháng hai | tháng ba | tháng tư | tháng năm | tháng sáu |"
            " tháng bảy | tháng tám | tháng chín | tháng mười | tháng mười một | tháng mười hai,"
            " tháng chạp"
        ),
        weekdays="thứ hai | thứ ba | thứ tư | thứ năm | thứ sáu | thứ bảy | chủ nhật",
        seasons="mùa xuân, xuân | mùa hè, hè, mùa hạ | mùa thu, thu | mùa đông, đông",
        early="đầu",
        mid="giữa",
        late="cuối",
        about="khoảng, vào khoảng",
        to="đến, tới",
        both="và",
        since="từ",
        between="từ giữa",
        bc="trước Công nguyên, TCN, tr. CN",
        ad="sau Công nguyên, SCN, CN, Công nguyên",
        century="thế kỷ, thế kỉ",
        filler="ngày, năm, vào, mồng, mùng, hôm",
        decade="thập niên, thập kỷ, những năm",
    ),
)
