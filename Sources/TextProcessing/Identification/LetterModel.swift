#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Letter n-gram models of several languages in one table: the probability of a word, letter by letter, in each.
///
/// Orders 1 to 5 within padded words, interpolated with absolute discounting (Chen and Goodman 1999, section 2.7) and kept
/// in the back-off form of ARPA files, so that scoring costs a few look-ups a letter for all languages together.
struct LetterModel: Sendable {
    /// One number for every profile.
    typealias Lanes = LetterTable.Lanes

    /// Longest n-gram.
    static let order = 5
    /// Most profiles the model can hold; the last lane is the background of unknown text.
    static let laneCount = Lanes.scalarCount
    /// What is taken from every count and given to shorter contexts.
    private static let discount: Float = 0.7
    /// Natural logarithm of the chance of each letter in text of no known language: evenly one of about 40.
    private static let backgroundLetter: Float = -3.5
    /// Least chance of a letter, as a logarithm.
    private static let floor: Float = -16

    private var tables: [LetterTable]
    /// Logarithms of the chance of a letter never seen, by profile.
    private var unseen = Lanes.zero

    /// Trains one profile for each list of texts; lanes follow the order of the lists.
    init(training profiles: [[[UInt8]]]) {
        precondition(profiles.count < Self.laneCount, "one lane stays for the background")
        tables = (0..<Self.order).map { LetterTable(capacity: 1 << [8, 13, 15, 17, 18][$0]) }
        for (lane, texts) in profiles.enumerated() {
            for text in texts { text.withUnsafeBufferPointer { count(IdentificationWords($0), lane: lane) } }
        }
        estimate(laneCount: profiles.count)
    }

    private mutating func count(_ text: IdentificationWords, lane: Int) {
        for word in text.words {
            var window: UInt32 = 0
            var length = 1  // the opening boundary
            for place in word.letters.lowerBound...word.letters.upperBound {
                let code = place < word.letters.upperBound ? text.codes[place] : IdentificationAlphabet.boundary
                window = (window << 6 | UInt32(code)) & 0x3FFF_FFFF
                length = min(length + 1, Self.order)
                for order in 1...length {
                    let key = Self.key(window, order)
                    let slot = tables[order - 1].placeInserting(key)
                    tables[order - 1].values[slot][lane] += 1
                }
            }
        }
    }

    @inline(__always)
    private static func key(_ window: UInt32, _ order: Int) -> UInt32 {
        let bits = UInt32(order * 6)
        return window & ((1 << bits) - 1) | 1 << bits
    }

    private mutating func estimate(laneCount: Int) {
        for order in 0..<(Self.order - 1) {
            tables[order].backoffs = [Lanes](repeating: .zero, count: tables[order].grams.count)
        }
        for order in 1..<Self.order {
            for (place, key) in tables[order].grams.enumerated() {
                guard let context = tables[order - 1].place(of: key >> 6) else { continue }
                let isSeen = tables[order].values[place] .> 0
                tables[order - 1].backoffs[context] += Lanes.zero.replacing(with: 1, where: isSeen)
            }
        }
        let contextCounts = tables.dropLast().map(\.values)
        estimateSingleLetters()
        for order in 1..<Self.order {
            for (place, key) in tables[order].grams.enumerated() {
                guard let context = tables[order - 1].place(of: key >> 6) else { continue }
                let shorter = tables[order - 1].place(of: key & ((1 << UInt32(order * 6)) - 1) | 1 << UInt32(order * 6))
                let lower = shorter.map { tables[order - 1].values[$0] } ?? unseen
                let total = contextCounts[order - 1][context]
                let kept = (tables[order].values[place] - Self.discount).replacing(
                    with: 0, where: tables[order].values[place] .< Self.discount)
                let spread = Self.discount * tables[order - 1].backoffs[context]
                let mixed = (kept + spread * lower) / total
                tables[order].values[place] = mixed.replacing(with: lower, where: total .== 0)
            }
        }
        for order in 0..<Self.order {
            for place in tables[order].grams.indices {
                tables[order].values[place] = Self.logarithm(tables[order].values[place], laneCount)
            }
        }
        for (order, totals) in contextCounts.enumerated() {
            for (place, total) in totals.enumerated() {
                let weight = Self.discount * tables[order].backoffs[place] / total
                let isKnown = (total .> 0) .& (tables[order].backoffs[place] .> 0)
                let known = Lanes(repeating: 1).replacing(with: weight, where: isKnown)
                tables[order].backoffs[place] = Self.logarithm(known, laneCount)
            }
        }
        unseen = Self.logarithm(unseen, laneCount)
    }

    private mutating func estimateSingleLetters() {
        let total = tables[0].values.reduce(Lanes.zero, +)
        let denominator = total + Float(IdentificationAlphabet.count) / 4
        for place in tables[0].grams.indices {
            tables[0].values[place] = (tables[0].values[place] + 0.25) / denominator
        }
        unseen = 0.25 / denominator
    }

    private static func logarithm(_ lanes: Lanes, _ laneCount: Int) -> Lanes {
        var result = Lanes.zero
        for lane in 0..<laneCount { result[lane] = max(logf(lanes[lane]), floor) }
        return result
    }

    /// Natural logarithm of the probability of a word in every profile; the last lane is the background.
    func score(_ letters: ArraySlice<UInt8>) -> Lanes {
        var sum = Lanes.zero
        var window: UInt32 = 0
        var length = 1
        for place in letters.startIndex...letters.endIndex {
            let code = place < letters.endIndex ? letters[place] : IdentificationAlphabet.boundary
            window = (window << 6 | UInt32(code)) & 0x3FFF_FFFF
            length = min(length + 1, Self.order)
            sum += letter(window, length)
        }
        sum[Self.laneCount - 1] = Self.backgroundLetter * Float(letters.count + 1)
        return sum
    }

    @inline(__always)
    private func letter(_ window: UInt32, _ length: Int) -> Lanes {
        var sum = Lanes.zero
        var order = length
        while order > 0 {
            let key = Self.key(window, order)
            if let place = tables[order - 1].place(of: key) { return sum + tables[order - 1].values[place] }
            if order > 1, let context = tables[order - 2].place(of: key >> 6) {
                sum += tables[order - 2].backoffs[context]
            }
            order -= 1
        }
        return sum + unseen
    }
}
