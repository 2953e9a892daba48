"""Persian; years are those of the Gregorian calendar."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        negations="نه نيست بدون هيچ",
        ampersand="و",
        conjunctions="و",
    ),
    numbers=NumberWords(
        scales="هزار=1000 میلیون=1e6 میلیارد=1e9",
        over="بیش از",
        under="کمتر از",
        about="حدود",
    ),
    prompts=PromptWords(
        before_years="سال در از",
        before_counts="حدود",
        behind_years="و یا",
    ),
    dates=DateWords(
        months=(
            "ژانویه | فوریه | مارس | آوریل, اوریل | مه, می | ژوئن | ژوئیه, جولای | اوت, آگوست |"
            " سپتامبر | اکتبر | نوامبر | دسامبر"
        ),
        weekdays=(
            "دوشنبه | سه شنبه | چهارشنبه, چهار شنبه | پنجشنبه, پنج شنبه | جمعه | شنبه | یکشنبه,"
            " یک شنبه"
        ),
        seasons="بهار | تابستان | پاییز, پائیز | زمستان",
        early="اوایل, آغاز, ابتدای",
        mid="اواسط, میانه, نیمه",
        late="اواخر, پایان, انتهای",
        about="حدود, حوالی, تقریبا",
        to="تا",
        both="و",
        since="از",
        between="بین, میان",
        bc="ق. م., قبل از میلاد, پیش از میلاد",
        ad="م, میلادی, پس از میلاد, بعد از میلاد",
        century="قرن, سده",
        filler="سال, ماه, روز, در",
        decade="دهه",
        ordinals=(
            "اول, یکم | دوم | سوم | چهارم | پنجم | ششم | هفتم | هشتم | نهم | دهم | یازدهم |"
            " دوازدهم | سیزدهم | چهاردهم | پانزدهم | شانزدهم | هفدهم | هجدهم | نوزدهم | بیستم |"
            " بیست و یکم"
        ),
        ordinal_ends="م, ام",
    ),
)
