/// The letters of an alphabet, of which some are written with several characters: `ll`, `chʼ`.
struct LetterTable: Sendable {
    /// Numbers of the letters, by their scalars.
    private(set) var numbers: [[UInt32]: Int] = [:]
    private var single: [UInt32: Int] = [:]
    // Length of the longest letter that starts with a scalar, where that is more than one.
    private var longest: [UInt32: Int] = [:]

    /// Scalars that occur in letters.
    var scalars: Set<UInt32> { Set(numbers.keys.joined()) }

    /// Adds a letter; false when it is there already.
    mutating func insert(_ scalars: [UInt32]) -> Bool {
        guard let first = scalars.first, numbers[scalars] == nil else { return false }
        let number = numbers.count
        numbers[scalars] = number
        if scalars.count == 1 {
            single[first] = number
        } else {
            longest[first] = max(longest[first] ?? 0, scalars.count)
        }
        return true
    }

    /// Cuts scalars into letters from the left, each time the longest; scalars that spell none are left out.
    ///
    /// Complexity: linear in the number of scalars, with the length of the longest letter as a factor.
    func cut(_ scalars: [UInt32]) -> [Int] {
        var units: [Int] = []
        units.reserveCapacity(scalars.count)
        var index = 0
        while index < scalars.count {
            let first = scalars[index]
            var length = 1
            var unit = single[first]
            for candidate in stride(from: min(longest[first] ?? 1, scalars.count - index), to: 1, by: -1) {
                if let found = numbers[Array(scalars[index..<index + candidate])] {
                    (unit, length) = (found, candidate)
                    break
                }
            }
            if let unit { units.append(unit) }
            index += length
        }
        return units
    }

    /// The scalars of letters, one after the other.
    func scalars(of units: [Int]) -> [UInt32] {
        units.flatMap { unit in numbers.first { $0.value == unit }?.key ?? [] }
    }
}
