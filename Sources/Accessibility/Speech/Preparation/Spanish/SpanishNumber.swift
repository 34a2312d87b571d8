/// Spanish number words, up to 999 999 999 999 999 (long scale: a billón is a million millions).
enum SpanishNumber {
    static let limit = 999_999_999_999_999

    /// A count; `feminine` reaches the hundreds and the last word, `apocopated` only the last word.
    static func cardinal(_ value: Int, _ gender: SpokenGender) -> String? {
        guard value.magnitude <= limit else { return nil }
        if value < 0 { return cardinal(-value, gender).map { "menos " + $0 } }
        if value == 0 { return "cero" }
        var parts: [String] = []
        let billions = value / 1_000_000_000_000
        let millions = value / 1_000_000 % 1_000_000
        if billions > 0 { parts.append(billions == 1 ? "un billón" : below(billions, .apocopated) + " billones") }
        if millions > 0 { parts.append(millions == 1 ? "un millón" : below(millions, .apocopated) + " millones") }
        if value % 1_000_000 > 0 { parts.append(below(value % 1_000_000, gender)) }
        return parts.joined(separator: " ")
    }

    /// A number in a row, up to 1000th; nil beyond.
    static func ordinal(_ value: Int, _ gender: SpokenGender) -> String? {
        guard (1...1000).contains(value) else { return nil }
        if value == 1000 { return gender == .feminine ? "milésima" : "milésimo" }
        let stem = [ordinalHundreds[value / 100], ordinalBelowHundred(value % 100)].filter { !$0.isEmpty }
        let masculine = stem.joined(separator: " ")
        switch gender {
        case .masculine: return masculine
        case .feminine:
            return masculine.split(separator: " ").map { $0.hasSuffix("o") ? $0.dropLast() + "a" : String($0) }
                .joined(separator: " ")
        case .apocopated:
            let isShortened = value % 10 == 3 || value % 10 == 1 && value % 100 != 11
            return isShortened ? String(masculine.dropLast()) : masculine
        }
    }

    private static func ordinalBelowHundred(_ value: Int) -> String {
        switch value {
        case 0..<10: ordinalUnits[value]
        case 11: "undécimo"
        case 12: "duodécimo"
        case 13..<20: "decimo" + ordinalUnits[value % 10]
        default: ordinalTens[value / 10] + (value % 10 == 0 ? "" : " " + ordinalUnits[value % 10])
        }
    }

    /// 1 to 999 999.
    private static func below(_ value: Int, _ gender: SpokenGender) -> String {
        let thousands = value / 1000
        let rest = value % 1000
        var parts: [String] = []
        if thousands == 1 {
            parts.append("mil")
        } else if thousands > 1 {
            parts.append(belowThousand(thousands, .apocopated, feminineHundreds: gender == .feminine) + " mil")
        }
        if rest > 0 { parts.append(belowThousand(rest, gender, feminineHundreds: gender == .feminine)) }
        return parts.joined(separator: " ")
    }

    private static func belowThousand(_ value: Int, _ gender: SpokenGender, feminineHundreds: Bool) -> String {
        if value == 100 { return "cien" }
        var parts: [String] = []
        if value >= 100 {
            let word = hundreds[value / 100]
            parts.append(feminineHundreds && value >= 200 ? word.dropLast(2) + "as" : word)
        }
        let rest = value % 100
        if rest > 0 { parts.append(belowHundred(rest, gender)) }
        return parts.joined(separator: " ")
    }

    private static func belowHundred(_ value: Int, _ gender: SpokenGender) -> String {
        let one =
            switch gender {
            case .masculine: "uno"
            case .feminine: "una"
            case .apocopated: "un"
            }
        switch value {
        case 1: return one
        case 21: return gender == .apocopated ? "veintiún" : "veinti" + one
        case 0..<30: return small[value]
        default:
            let unit = value % 10
            return tens[value / 10] + (unit == 0 ? "" : " y " + (unit == 1 ? one : small[unit]))
        }
    }

    private static let small = [
        "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
        "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno",
        "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho",
        "veintinueve",
    ]
    private static let tens = [
        "", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
    ]
    private static let hundreds = [
        "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos",
        "ochocientos", "novecientos",
    ]
    private static let ordinalUnits = [
        "", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno",
    ]
    private static let ordinalTens = [
        "", "décimo", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo", "septuagésimo",
        "octogésimo", "nonagésimo",
    ]
    private static let ordinalHundreds = [
        "", "centésimo", "ducentésimo", "tricentésimo", "cuadringentésimo", "quingentésimo", "sexcentésimo",
        "septingentésimo", "octingentésimo", "noningentésimo",
    ]
}
