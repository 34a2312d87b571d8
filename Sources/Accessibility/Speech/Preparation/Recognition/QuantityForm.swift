/// Quantities with a unit's symbol: `12 km`, `80 km/h`, `120 m²`, `38.5 °C`, `500mg`.
struct QuantityForm: WrittenForm {
    /// Symbols as documents write them, and the symbol a verbalizer knows.
    private static let symbols: [String: String] = [
        "km": "km", "Km": "km", "KM": "km", "kms": "km", "m": "m", "mts": "m", "mt": "m", "cm": "cm", "mm": "mm",
        "kg": "kg", "Kg": "kg", "KG": "kg", "kgs": "kg", "g": "g", "gr": "g", "mg": "mg", "t": "t", "l": "l",
        "L": "l", "lt": "l", "lts": "l", "ml": "ml", "mL": "ml", "ha": "ha", "Ha": "ha", "has": "ha", "h": "h",
        "hr": "h", "hrs": "h", "min": "min", "s": "s", "seg": "s", "kW": "kW", "W": "W", "kWh": "kWh", "V": "V",
        "Hz": "Hz", "kB": "kB", "KB": "kB", "MB": "MB", "GB": "GB", "Mbps": "Mbps",
    ]

    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard let number = WrittenNumber(view, at: index) else { return nil }
        let behind = index + number.count
        // A decade: `1990s`.
        if view.word(behind) == "s", number.whole >= 1100 || view.isSymbol(index - 1, "'", "\u{2019}") { return nil }
        guard let (unit, end) = unit(view, at: view.skipSpace(behind), number) else { return nil }
        return Recognition(end - index, .quantity(whole: number.whole, decimals: number.decimals, unit: unit))
    }

    private func unit(_ view: AtomView, at index: Int, _ number: WrittenNumber) -> (String, Int)? {
        if view.isSymbol(index, "°", "º") {
            if let scale = view[index + 1]?.text, scale == "C" || scale == "F", view.isBoundary(index + 2) {
                return ("°" + scale, index + 2)
            }
            return view.isSymbol(index, "°") && number.whole > 20 && view.isBoundary(index + 1) ? ("°", index + 1) : nil
        }
        guard let written = view[index]?.text, view.kind(index) == .letters, let symbol = Self.symbols[written] else {
            return nil
        }
        if symbol == "km", view.isSymbol(index + 1, "/"), view[index + 2]?.folded == "h" { return ("km/h", index + 3) }
        var end = index + 1
        var unit = symbol
        if ["m", "km", "cm"].contains(symbol), let power = power(view, end) {
            unit += power
            end += 1
        }
        guard view.isBoundary(end), !view.isSymbol(end, "/") else { return nil }
        // A stop in the middle of a sentence belongs to the symbol.
        if view.isSymbol(end, "."), view.kind(end + 1) == .space, view.kind(end + 2) == .letters,
            view[end + 2]?.isCapitalized == false
        {
            end += 1
        }
        return (unit, end)
    }

    private func power(_ view: AtomView, _ index: Int) -> String? {
        switch view[index]?.text {
        case "²", "2": "2"
        case "³", "3": "3"
        default: nil
        }
    }
}
