import TextProcessing

/// Dates in figures, dates that depend on today, and times that leave half of the day open.
struct DateTimeCheck: ReadabilityCheck {
    private static let months = [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "setiembre", "octubre", "noviembre",
        "diciembre",
    ]

    func findings(in sentence: ReadableSentence) -> [ReadabilityFinding] {
        var result: [ReadabilityFinding] = []
        for (index, token) in sentence.tokens.enumerated() {
            if token.kind == .number, let first = token.text.utf8.first, (0x30...0x39).contains(first) {
                if let finding = date(token) ?? time(index, sentence) { result.append(finding) }
            } else if token.lower == "próximo" || token.lower == "próxima",
                SpanishFunctionWords.weekdays.contains(sentence.lower(index + 1))
            {
                result.append(
                    ReadabilityFinding(
                        .ambiguousDate, sentence.range(index..<index + 2), "Diga la fecha: día, número y mes.",
                        "Give the date: day of the week, number and month."))
            }
        }
        return result
    }

    /// `03/04/2026`, `3-4-26`: day, month and year in figures.
    private func date(_ token: ReadableToken) -> ReadabilityFinding? {
        guard token.text.utf8.count <= 10 else { return nil }
        let separators = token.text.filter { $0 == "/" || $0 == "-" }
        let parts = token.text.split(whereSeparator: { $0 == "/" || $0 == "-" }).map { Int($0) }
        guard separators.count == 2, parts.count == 3, let first = parts[0], let second = parts[1], let third = parts[2]
        else { return nil }
        let (day, month, year) = first > 31 ? (third, second, first) : (first, second, third)
        guard (1...31).contains(day), (1...12).contains(month) else { return nil }
        let full = year < 100 ? 2_000 + year : year
        let written = "\(day) de \(Self.months[month - 1]) de \(full)"
        let isAmbiguous = day <= 12 && day != month && first <= 31
        return ReadabilityFinding(
            .ambiguousDate, token.range,
            isAmbiguous ? "Si el primer número es el día, escriba «\(written)»." : "Escriba «\(written)».",
            isAmbiguous ? "If the first number is the day, write «\(written)»." : "Write «\(written)».",
            replacement: written)
    }

    private func time(_ index: Int, _ sentence: ReadableSentence) -> ReadabilityFinding? {
        let token = sentence.tokens[index]
        let parts = token.text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        let minutes = minute == 0 ? "" : ":\(parts[1])"
        if hour > 12 {
            let written = "\(hour - 12)\(minutes) de la \(hour < 19 ? "tarde" : "noche")"
            return ReadabilityFinding(
                .ambiguousTime, token.range, "Escriba «\(written)».", "Write «\(written)».", replacement: written)
        }
        for offset in 1...4 {
            let word = sentence.lower(index + offset)
            if ["a.m.", "p.m.", "am", "pm", "mañana", "tarde", "noche", "mediodía", "m."].contains(word) { return nil }
        }
        return ReadabilityFinding(
            .ambiguousTime, token.range, "Diga si es «de la mañana», «de la tarde» o «de la noche».",
            "Say «de la mañana», «de la tarde» or «de la noche».")
    }
}
