/// English number words without hyphens and without "and" (the American way), up to 999 999 999 999 999.
enum EnglishNumber {
    static let limit = 999_999_999_999_999

    static func cardinal(_ value: Int) -> String? {
        guard value.magnitude <= limit else { return nil }
        if value < 0 { return cardinal(-value).map { "minus " + $0 } }
        if value == 0 { return "zero" }
        var parts: [String] = []
        var rest = value
        for (size, name) in scales where rest >= size {
            parts.append(belowThousand(rest / size) + " " + name)
            rest %= size
        }
        if rest > 0 { parts.append(belowThousand(rest)) }
        return parts.joined(separator: " ")
    }

    static func ordinal(_ value: Int) -> String? {
        guard value > 0, let words = cardinal(value) else { return nil }
        var parts = words.split(separator: " ").map(String.init)
        guard let last = parts.popLast() else { return nil }
        parts.append(irregular[last] ?? (last.hasSuffix("y") ? last.dropLast() + "ieth" : last + "th"))
        return parts.joined(separator: " ")
    }

    /// A year in pairs: twenty twenty five, nineteen oh five, two thousand nine.
    static func year(_ value: Int) -> String? {
        guard (1100...2099).contains(value), !(2000...2009).contains(value), let century = cardinal(value / 100),
            let rest = cardinal(value % 100)
        else { return cardinal(value) }
        switch value % 100 {
        case 0: return century + " hundred"
        case 1...9: return "\(century) oh \(rest)"
        default: return "\(century) \(rest)"
        }
    }

    private static func belowThousand(_ value: Int) -> String {
        var parts: [String] = []
        if value >= 100 { parts.append(small[value / 100] + " hundred") }
        let rest = value % 100
        if rest >= 20 {
            parts.append(tens[rest / 10])
            if rest % 10 > 0 { parts.append(small[rest % 10]) }
        } else if rest > 0 {
            parts.append(small[rest])
        }
        return parts.joined(separator: " ")
    }

    private static let scales = [
        (1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"),
    ]
    static let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    private static let irregular = [
        "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
        "twelve": "twelfth",
    ]
}
