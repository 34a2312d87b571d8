import Accessibility
import Testing
import TextProcessing

/// Phrases of Central Aymara: ordinals, money, dates, times, letters.
struct AymaraPhraseTests {
    @Test(
        "Phrases",
        arguments: [
            (.ordinal(1, gender: .masculine), "nayrïri"),
            (.ordinal(2, gender: .masculine), "payïri"),
            (.ordinal(3, gender: .feminine), "kimsïri"),
            (.ordinal(4, gender: .masculine), "pusïri"),
            (.ordinal(5, gender: .masculine), "phisqïri"),
            (.ordinal(7, gender: .masculine), "paqallqïri"),
            (.ordinal(10, gender: .masculine), "tunkïri"),
            (.ordinal(11, gender: .masculine), "tunka mayanïri"),
            (.ordinal(20, gender: .masculine), "pä tunkïri"),
            (.ordinal(100, gender: .masculine), "patakïri"),
            (.ordinal(0, gender: .masculine), nil),
            (.decimal(whole: 2, decimals: "5"), "paya coma phisqa"),
            (.decimal(whole: 0, decimals: "12"), "chʼusa coma maya paya"),
            (.decimal(whole: 7, decimals: ""), "paqallqu"),
            (.percent(whole: 5, decimals: ""), "patakata phisqa"),
            (.percent(whole: 33, decimals: ""), "patakata kimsa tunka kimsani"),
            (.percent(whole: 1, decimals: "5"), "patakata maya coma phisqa"),
            (.fraction(numerator: 1, denominator: 2), "chikata"),
            (.fraction(numerator: 3, denominator: 4), "pusita kimsa"),
            (.fraction(numerator: 1, denominator: 11), "tunka mayanita maya"),
            (.fraction(numerator: 1, denominator: 1), nil),
            (.money(whole: 1, cents: nil, currency: "PEN"), "mä sol"),
            (.money(whole: 2, cents: nil, currency: "PEN"), "pä sol"),
            (.money(whole: 10, cents: 50, currency: "PEN"), "tunka sol phisqa tunka céntimoni"),
            (.money(whole: 21, cents: nil, currency: "USD"), "pä tunka mayani dólar"),
            (.money(whole: 0, cents: 20, currency: "PEN"), "pä tunka céntimo"),
            (.money(whole: 2, cents: 1, currency: "BOB"), "pä boliviano mä centavoni"),
            (.money(whole: 2, cents: nil, currency: "JPY"), nil),
            (
                .date(day: 14, month: 11, year: 2025),
                "tunka pusini uru noviembre phaxsi pä waranqa pä tunka phisqani mara"
            ),
            (.date(day: 1, month: 1, year: nil), "mä uru enero phaxsi"),
            (.date(day: 2, month: 2, year: nil), "pä uru febrero phaxsi"),
            (.date(day: nil, month: 6, year: 2010), "junio phaxsi pä waranqa tunka mara"),
            (.date(day: 0, month: 6, year: nil), nil),
            (.time(hour: 2, minute: 0, second: nil), "pä urasa"),
            (.time(hour: 1, minute: 0, second: nil), "mä urasa"),
            (.time(hour: 8, minute: 30, second: nil), "kimsaqallqu urasa kimsa tunka minutuni"),
            (.time(hour: 14, minute: 1, second: 2), "tunka pusini urasa mä minutuni pä segundoni"),
            (.time(hour: 8, minute: 75, second: nil), nil),
            (.digits(groups: ["12", "80"]), "maya paya kimsaqallqu chʼusa"),
            (.letters("SUNAT"), "sunat"),
            (.letters("DNI"), "de ene i"),
            (.letters("N-4"), "ene pusi"),
            (.quantity(whole: 1, decimals: "", unit: "km"), "mä kilómetro"),
            (.quantity(whole: 2, decimals: "", unit: "kg"), "pä kilo"),
            (.quantity(whole: 2, decimals: "5", unit: "l"), "paya coma phisqa litro"),
            (.quantity(whole: 24, decimals: "", unit: "h"), "pä tunka pusini urasa"),
            (.range(8, 12), "kimsaqallquta tunka payanikama"),
            (.range(1, 4), "mayata pusikama"),
            (.symbol("@"), "arroba"),
            (.symbol("¤"), nil),
        ] as [(SemanticToken, String?)])
    func phrases(token: SemanticToken, expected: String?) throws {
        let verbalizer = try AndeanWords.verbalizer("ayr")
        #expect(verbalizer.words(for: token) == expected)
    }
}
