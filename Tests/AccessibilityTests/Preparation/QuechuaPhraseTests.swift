import Accessibility
import Testing
import TextProcessing

/// Phrases of Chanka and Collao Quechua: ordinals, money, dates, times, letters.
struct QuechuaPhraseTests {
    @Test(
        "Chanka",
        arguments: [
            (.ordinal(1, gender: .masculine), "huk ñiqin"),
            (.ordinal(2, gender: .feminine), "iskay ñiqin"),
            (.ordinal(10, gender: .masculine), "chunka ñiqin"),
            (.ordinal(21, gender: .masculine), "iskay chunka hukniyuq ñiqin"),
            (.ordinal(0, gender: .masculine), nil),
            (.decimal(whole: 3, decimals: "5"), "kimsa coma pichqa"),
            (.decimal(whole: 0, decimals: "05"), "chusaq coma chusaq pichqa"),
            (.decimal(whole: 3, decimals: "14"), "kimsa coma huk tawa"),
            (.decimal(whole: 12, decimals: ""), "chunka iskayniyuq"),
            (.decimal(whole: 1, decimals: "x"), nil),
            (.percent(whole: 5, decimals: ""), "pachakmanta pichqa"),
            (.percent(whole: 100, decimals: ""), "pachakmanta pachak"),
            (.percent(whole: 36, decimals: "2"), "pachakmanta kimsa chunka suqtayuq coma iskay"),
            (.fraction(numerator: 1, denominator: 2), "kuskan"),
            (.fraction(numerator: 3, denominator: 4), "tawamanta kimsa"),
            (.fraction(numerator: 1, denominator: 8), "pusaqmanta huk"),
            (.fraction(numerator: 2, denominator: 15), "chunka pichqayuqmanta iskay"),
            (.fraction(numerator: 1, denominator: 0), nil),
            (.money(whole: 1, cents: nil, currency: "PEN"), "huk sol"),
            (.money(whole: 100, cents: nil, currency: "PEN"), "pachak sol"),
            (.money(whole: 10, cents: 20, currency: "PEN"), "chunka sol iskay chunka céntimoyuq"),
            (
                .money(whole: 1250, cents: 50, currency: "PEN"),
                "waranqa iskay pachak pichqa chunka sol pichqa chunka céntimoyuq"
            ),
            (.money(whole: 0, cents: 50, currency: "PEN"), "pichqa chunka céntimo"),
            (.money(whole: 5, cents: 0, currency: "PEN"), "pichqa sol"),
            (.money(whole: 12, cents: 5, currency: "USD"), "chunka iskayniyuq dólar pichqa centavoyuq"),
            (.money(whole: 3, cents: nil, currency: "EUR"), "kimsa euro"),
            (.money(whole: 3, cents: nil, currency: "XXX"), nil),
            (.money(whole: 3, cents: 100, currency: "PEN"), nil),
            (
                .date(day: 28, month: 7, year: 2025),
                "iskay chunka pusaqniyuq punchaw julio killa iskay waranqa iskay chunka pichqayuq wata"
            ),
            (.date(day: 1, month: 1, year: nil), "huk punchaw enero killa"),
            (.date(day: nil, month: 9, year: 2024), "setiembre killa iskay waranqa iskay chunka tawayuq wata"),
            (.date(day: nil, month: 12, year: nil), "diciembre killa"),
            (.date(day: 32, month: 1, year: nil), nil),
            (.date(day: 1, month: 13, year: nil), nil),
            (.year(1999), "waranqa isqun pachak isqun chunka isqunniyuq"),
            (.year(2000), "iskay waranqa"),
            (.time(hour: 8, minute: 0, second: nil), "pusaq ura"),
            (.time(hour: 8, minute: 30, second: nil), "pusaq ura kimsa chunka minutuyuq"),
            (.time(hour: 17, minute: 5, second: nil), "chunka qanchisniyuq ura pichqa minutuyuq"),
            (.time(hour: 0, minute: 15, second: nil), "chusaq ura chunka pichqayuq minutuyuq"),
            (.time(hour: 10, minute: 0, second: 30), "chunka ura kimsa chunka segundoyuq"),
            (.time(hour: 25, minute: 0, second: nil), nil),
            (.time(hour: 8, minute: 60, second: nil), nil),
            (.digits(groups: ["4070", "1234"]), "tawa chusaq qanchis chusaq huk iskay kimsa tawa"),
            (.digits(groups: ["9"]), "isqun"),
            (.digits(groups: []), nil),
            (.digits(groups: ["1a"]), nil),
            (.letters("DNI"), "de ene i"),
            (.letters("RENIEC"), "reniec"),
            (.letters("EsSalud"), "essalud"),
            (.letters("N-4"), "ene tawa"),
            (.letters("Ñ"), "eñe"),
            (.letters("N\u{303}"), "eñe"),
            (.letters(""), nil),
            (.letters("π"), nil),
            (.quantity(whole: 10, decimals: "", unit: "km"), "chunka kilómetro"),
            (.quantity(whole: 2, decimals: "5", unit: "kg"), "iskay coma pichqa kilo"),
            (.quantity(whole: 15, decimals: "", unit: "m2"), "chunka pichqayuq metro cuadrado"),
            (.quantity(whole: 8, decimals: "", unit: "h"), "pusaq ura"),
            (.quantity(whole: 1, decimals: "", unit: "zz"), nil),
            (.range(8, 12), "pusaqmanta chunka iskayniyuqkama"),
            (.range(2020, 2024), "iskay waranqa iskay chunkamanta iskay waranqa iskay chunka tawayuqkama"),
            (.symbol("@"), "arroba"),
            (.symbol("/"), "barra"),
            (.symbol("¤"), nil),
        ] as [(SemanticToken, String?)])
    func chanka(token: SemanticToken, expected: String?) throws {
        let verbalizer = try AndeanWords.verbalizer("quy")
        #expect(verbalizer.words(for: token) == expected)
    }

    @Test(
        "Collao",
        arguments: [
            (.ordinal(3, gender: .masculine), "kinsa ñiqin"),
            (.percent(whole: 25, decimals: ""), "pachakmanta iskay chunka phisqayuq"),
            (.money(whole: 15, cents: 35, currency: "PEN"), "chunka phisqayuq sol kinsa chunka phisqayuq céntimoyuq"),
            (.date(day: 13, month: 5, year: 2004), "chunka kinsayuq pʼunchay mayo killa iskay waranqa tawayuq wata"),
            (.time(hour: 7, minute: 0, second: nil), "qanchis uras"),
            (.time(hour: 15, minute: 45, second: nil), "chunka phisqayuq uras tawa chunka phisqayuq minutuyuq"),
            (.digits(groups: ["105"]), "huk chʼusaq phisqa"),
            (.fraction(numerator: 3, denominator: 5), "phisqamanta kinsa"),
            (.range(3, 5), "kinsamanta phisqakama"),
            (.quantity(whole: 3, decimals: "", unit: "d"), "kinsa pʼunchay"),
            (.decimal(whole: 0, decimals: "5"), "chʼusaq coma phisqa"),
        ] as [(SemanticToken, String?)])
    func collao(token: SemanticToken, expected: String?) throws {
        let verbalizer = try AndeanWords.verbalizer("quz")
        #expect(verbalizer.words(for: token) == expected)
    }
}
