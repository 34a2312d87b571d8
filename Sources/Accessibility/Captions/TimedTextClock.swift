/// Times of TTML (TTML1 section 10.3): clock (`00:00:01.5`, `00:00:01:12` with frames) and offset (`1.5s`, `300f`).
struct TimedTextClock {
    /// Frames a second (`ttp:frameRate` and `ttp:frameRateMultiplier`).
    var frameRate = 30.0
    /// Ticks a second (`ttp:tickRate`).
    var tickRate = 1.0

    init() {}

    /// Takes the rates of the root element.
    init(root: TimedTextElement) {
        let rate = root.local("frameRate").flatMap(Double.init).flatMap { $0 > 0 ? $0 : nil }
        frameRate = rate ?? 30
        let parts = (root.local("frameRateMultiplier") ?? "").split { $0 == " " || $0 == ":" }.compactMap { Double($0) }
        if parts.count == 2, parts[0] > 0, parts[1] > 0 { frameRate *= parts[0] / parts[1] }
        let ticks = root.local("tickRate").flatMap(Double.init).flatMap { $0 > 0 ? $0 : nil }
        tickRate = ticks ?? (rate == nil ? 1 : frameRate)
    }

    /// Milliseconds of a time, or nil when it is none.
    func milliseconds(_ text: String) -> Int? {
        let seconds = text.utf8.contains(UInt8(ascii: ":")) ? clock(text) : offset(text)
        // A million hours: far over any film, and far under what an integer holds.
        guard let seconds, seconds < 3.6e9 else { return nil }
        return Int((seconds * 1000).rounded())
    }

    private func clock(_ text: String) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (3...4).contains(parts.count), let hours = Self.number(parts[0], false),
            let minutes = Self.number(parts[1], false), let seconds = Self.number(parts[2], parts.count == 3),
            minutes < 60, seconds < 61
        else { return nil }
        var time = hours * 3600 + minutes * 60 + seconds
        if parts.count == 4 {
            guard let frames = Self.number(parts[3], true), frames < frameRate.rounded(.up) else { return nil }
            time += frames / frameRate
        }
        return time
    }

    private func offset(_ text: String) -> Double? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let number = Self.number(digits, true) else { return nil }
        switch text.dropFirst(digits.count) {
        case "h": return number * 3600
        case "m": return number * 60
        case "s": return number
        case "ms": return number / 1000
        case "f": return number / frameRate
        case "t": return number / tickRate
        default: return nil
        }
    }

    private static func number(_ text: Substring, _ mayHaveFraction: Bool) -> Double? {
        let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) || (mayHaveFraction && $0 == 0x2E) }
        guard isNumber, let first = text.utf8.first, first != 0x2E, text.utf8.count <= 20 else { return nil }
        return Double(text)
    }
}
