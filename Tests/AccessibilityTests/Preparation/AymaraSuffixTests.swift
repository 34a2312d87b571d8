import Accessibility
import Testing
import TextProcessing

/// Suffixes after figures and acronyms: vowels kept, deleted or put in between.
struct AymaraSuffixTests {
    @Test(
        "Suffixes",
        arguments: [
            (.year(2025), "na", "pä waranqa pä tunka phisqanina"),
            (.year(2011), "n", "pä waranqa tunka mayanin"),
            (.year(2011), "ni", "pä waranqa tunka mayani"),
            (.cardinal(14, gender: .masculine), "ni", "tunka pusini"),
            (.cardinal(14, gender: .masculine), "nin", "tunka pusinin"),
            (.cardinal(10, gender: .masculine), "ni", "tunkani"),
            (.cardinal(10, gender: .masculine), "ni uru", "tunkani uru"),
            (.cardinal(4, gender: .masculine), "ni", "pusini"),
            (.cardinal(5, gender: .masculine), "naka", "phisqanaka"),
            (.cardinal(5, gender: .masculine), "ta", "phisqata"),
            (.cardinal(5, gender: .masculine), "kama", "phisqakama"),
            (.cardinal(5, gender: .masculine), "ru", "phisqaru"),
            (.cardinal(5, gender: .masculine), "mpi", "phisqampi"),
            (.cardinal(5, gender: .masculine), "taki", "phisqataki"),
            (.cardinal(5, gender: .masculine), "jama", "phisqjama"),
            (.cardinal(2, gender: .masculine), "pacha", "paypacha"),
            (.cardinal(1, gender: .masculine), "ri", "nayrïri"),
            (.cardinal(2, gender: .masculine), "ri", "payïri"),
            (.cardinal(2, gender: .masculine), "ir", "payïri"),
            (.cardinal(2, gender: .masculine), "ïri", "payïri"),
            (.cardinal(3, gender: .masculine), "iri", "kimsïri"),
            (.cardinal(3, gender: .masculine), "rinxa", "kimsïrinxa"),
            (.cardinal(20, gender: .masculine), "ri", "pä tunkïri"),
            (.cardinal(0, gender: .masculine), "ri", nil),
            (.year(2013), "maran", "pä waranqa tunka kimsani maran"),
            (.cardinal(2, gender: .masculine), "mara", "pä mara"),
            (.cardinal(1, gender: .masculine), "uru", "mä uru"),
            (.money(whole: 20, cents: nil, currency: "PEN"), "mpi", "pä tunka solampi"),
            (.money(whole: 20, cents: nil, currency: "PEN"), "ampi", "pä tunka solampi"),
            (.letters("RENIEC"), "ru", "reniecaru"),
            (.letters("RENIEC"), "aru", "reniecaru"),
            (.letters("DNI"), "ma", "de ene ima"),
            (.letters("DNI"), "ama", "de ene ima"),
            (.letters("ONPE"), "aki", "onpeki"),
            (.cardinal(15, gender: .masculine), "-taki", "tunka phisqanitaki"),
            (.cardinal(5, gender: .masculine), "XA", "phisqaxa"),
            (.percent(whole: 5, decimals: ""), "mpi", "patakata phisqampi"),
            (.letters("SIS"), "", "sis"),
            (.letters("π"), "ru", nil),
        ] as [(SemanticToken, String, String?)])
    func suffixes(token: SemanticToken, suffix: String, expected: String?) throws {
        let verbalizer = try AndeanWords.verbalizer("ayr")
        #expect(verbalizer.words(for: token, suffix: suffix) == expected)
    }
}
