/// Numbers as the report writes them, the same in every locale.
enum NumberText {
    /// A number with a fixed number of decimals.
    ///
    /// - Parameters:
    ///   - value: Any number; one that is not finite gives a dash.
    ///   - places: Decimals, 0 to 4.
    /// - Returns: Such as `-0.25`.
    static func decimal(_ value: Double, _ places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (value * scale).rounded()
        guard scaled.isFinite, abs(scaled) < 1e15 else { return "–" }
        let digits = String(abs(Int(scaled)))
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        let sign = scaled < 0 ? "-" : ""
        return places == 0 ? sign + padded : "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
    }

    /// A share of one in percent.
    static func percent(_ share: Double, _ places: Int = 1) -> String { decimal(share * 100, places) + " %" }

    /// Bytes in the largest unit that leaves a number above one.
    static func size(_ bytes: Int) -> String {
        if bytes >= 1_000_000 { return decimal(Double(bytes) / 1_000_000, 1) + " MB" }
        return bytes >= 1_000 ? decimal(Double(bytes) / 1_000, 1) + " kB" : "\(bytes) B"
    }

    /// A number with its thousands apart.
    static func grouped(_ value: Int) -> String {
        let digits = Array(String(abs(value)))
        var result = value < 0 ? "-" : ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position) % 3 == 0 { result += "\u{202F}" }
            result.append(digit)
        }
        return result
    }
}
