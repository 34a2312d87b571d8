import TextProcessing

extension SSMLElement {
    /// Longest silence that one `break` may ask for.
    static let longestPause = 10_000

    /// Milliseconds of a `break`: its time, or the silence of its strength.
    func pause() throws(SpeechError) -> Int {
        if let time = self["time"] {
            let milliseconds: Double? =
                if time.value.hasSuffix("ms") { Self.number(time.value.dropLast(2)) } else if time.value.hasSuffix("s")
                {
                    Self.number(time.value.dropLast()).map { $0 * 1_000 }
                } else { nil }
            guard let milliseconds, (0...Double(Self.longestPause)).contains(milliseconds) else {
                throw refusal(of: time)
            }
            return Int(milliseconds.rounded())
        }
        guard let strength = self["strength"] else { return 400 }
        switch strength.value {
        case "none": return 0
        case "x-weak": return 100
        case "weak": return 200
        case "medium": return 400
        case "strong": return 700
        case "x-strong": return 1_000
        default: throw refusal(of: strength)
        }
    }

    /// Factors of a `prosody`.
    func prosody() throws(SpeechError) -> Prosody {
        var result = Prosody.neutral
        for attribute in attributes {
            switch attribute.name {
            case "rate": result.rate = try rate(attribute)
            case "pitch": result.pitch = try pitch(attribute)
            case "volume": result.volume = try volume(attribute)
            default: break
            }
        }
        return Prosody(rate: result.rate, pitch: result.pitch, volume: result.volume)
    }

    /// Factors of an `emphasis`.
    func emphasis() throws(SpeechError) -> Prosody {
        guard let level = self["level"] else { return Prosody(rate: 0.95, volume: 1.1) }
        switch level.value {
        case "strong": return Prosody(rate: 0.9, pitch: 1.05, volume: 1.2)
        case "moderate": return Prosody(rate: 0.95, volume: 1.1)
        case "none": return .neutral
        case "reduced": return Prosody(rate: 1.05, volume: 0.9)
        default: throw refusal(of: level)
        }
    }

    /// How a `say-as` is to be read.
    func style() throws(SpeechError) -> ReadingStyle {
        let interpretation = try required("interpret-as")
        if let format = self["format"] {
            let orders = ["dmy", "mdy", "ymd", "dm", "md", "my", "ym", "d", "m", "y"]
            guard interpretation.value == "date", orders.contains(format.value) else { throw refusal(of: format) }
            return .date(order: format.value)
        }
        switch interpretation.value {
        case "characters", "spell-out", "verbatim": return .characters
        case "digits": return .digits
        case "cardinal", "number": return .cardinal
        case "ordinal": return .ordinal
        case "date": return .date(order: "")
        case "time": return .time
        case "telephone": return .telephone
        case "currency": return .currency
        default: throw refusal(of: interpretation)
        }
    }

    /// Phonemes of a `phoneme`, in espeak-ng's mnemonics.
    ///
    /// IPA is refused: espeak-ng's mnemonics differ from voice to voice, so one table would make a wrong sound in some.
    func phonemes() throws(SpeechError) -> String {
        let alphabet = try required("alphabet")
        guard alphabet.value == "x-espeak" else { throw refusal(of: alphabet) }
        let phonemes = try required("ph")
        // A bracket would end the phonemes within the text that espeak-ng gets.
        let isSafe = phonemes.value.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x5B && $0 != 0x5D }
        guard isSafe, phonemes.value.utf8.contains(where: { $0 != 0x20 }) else { throw refusal(of: phonemes) }
        return phonemes.value
    }

    private func rate(_ attribute: Attribute) throws(SpeechError) -> Double {
        switch attribute.value {
        case "x-slow": return 0.5
        case "slow": return 0.75
        case "medium", "default": return 1
        case "fast": return 1.25
        case "x-fast": return 1.75
        default: break
        }
        guard let percent = Self.percent(attribute.value) else {
            // A number without a unit is a factor in SSML 1.0.
            guard let factor = Self.number(attribute.value[...]), factor > 0 else { throw refusal(of: attribute) }
            return factor
        }
        let factor = (percent.isRelative ? 100 + percent.value : percent.value) / 100
        guard factor > 0 else { throw refusal(of: attribute) }
        return factor
    }

    private func pitch(_ attribute: Attribute) throws(SpeechError) -> Double {
        switch attribute.value {
        case "x-low": return 0.7
        case "low": return 0.85
        case "medium", "default": return 1
        case "high": return 1.2
        case "x-high": return 1.4
        default: break
        }
        if attribute.value.hasSuffix("st"), Self.isSigned(attribute.value),
            let semitones = Self.number(attribute.value.dropLast(2)), abs(semitones) <= 24
        {
            return Self.power(1.059_463_094_359_295_3, Int(semitones.rounded()))
        }
        // Without a sign it could mean a factor or a change.
        guard let percent = Self.percent(attribute.value), percent.isRelative, percent.value > -100 else {
            throw refusal(of: attribute)
        }
        return 1 + percent.value / 100
    }

    private func volume(_ attribute: Attribute) throws(SpeechError) -> Double {
        switch attribute.value {
        case "silent": return 0
        case "x-soft": return 0.4
        case "soft": return 0.7
        case "medium", "default": return 1
        case "loud": return 1.4
        case "x-loud": return 2
        default: break
        }
        if attribute.value.hasSuffix("dB"), Self.isSigned(attribute.value),
            let decibels = Self.number(attribute.value.dropLast(2)), abs(decibels) <= 60
        {
            return Self.power(1.122_018_454_301_963_3, Int(decibels.rounded()))
        }
        guard let percent = Self.percent(attribute.value) else { throw refusal(of: attribute) }
        let factor = (percent.isRelative ? 100 + percent.value : percent.value) / 100
        guard factor >= 0 else { throw refusal(of: attribute) }
        return factor
    }

    private static func isSigned(_ text: String) -> Bool { text.hasPrefix("+") || text.hasPrefix("-") }

    private static func percent(_ text: String) -> (value: Double, isRelative: Bool)? {
        guard text.hasSuffix("%"), let value = number(text.dropLast()) else { return nil }
        return (value, isSigned(text))
    }

    /// A number of at most nine digits, without exponent: Swift would read `infinity` and `0x1p3` too.
    private static func number(_ text: Substring) -> Double? {
        let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
        return isPlain && text.utf8.count <= 10 ? Double(text) : nil
    }

    /// A factor to a whole power.
    ///
    /// It multiplies: a mathematical library could give another last digit on another machine.
    private static func power(_ factor: Double, _ exponent: Int) -> Double {
        let result = (0..<abs(exponent)).reduce(1.0) { value, _ in value * factor }
        return exponent < 0 ? 1 / result : result
    }
}
