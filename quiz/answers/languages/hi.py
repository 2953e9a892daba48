"""Hindi."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        conjunctions="और",
        negations="नही न बिना",
    ),
    numbers=NumberWords(
        scales="हज़ार=1000 हजार=1000 लाख=1e5 करोड़=1e7 अरब=1e9",
        over="से अधिक",
        under="से कम",
        about="लगभग, करीब",
    ),
    prompts=PromptWords(
        before_years="सन् में",
    ),
    dates=DateWords(
        months=(
            "जनवरी | फ़रवरी, फरवरी | मार्च | अप्रैल | मई | जून | जुलाई | अगस्त | सितंबर, सितम्बर"
            " | अक्टूबर, अक्तूबर | नवंबर, नवम्बर | दिसंबर, दिसम्बर"
        ),
        weekdays="सोमवार | मंगलवार | बुधवार | गुरुवार, बृहस्पतिवार | शुक्रवार | शनिवार | रविवार",
        seasons="वसंत, बसंत | ग्रीष्म, गर्मी | शरद, पतझड़ | शीत, सर्दी, जाड़ा",
        early="आरंभ, शुरुआत, प्रारंभ",
        mid="मध्य",
        late="अंत",
        about="लगभग, करीब",
        to="से",
        both="और",
        since="शुरू",
        between="बीच",
        bc="ईसा पूर्व, ई. पू.",
        ad="ईस्वी, ई., ईसवी",
        century="शताब्दी, सदी",
        filler="तक, सन, सन्, वर्ष, साल, को, में, की, के, का, तारीख, दिन, माह",
        ordinal_ends="वीं, वां, वें",
    ),
)
