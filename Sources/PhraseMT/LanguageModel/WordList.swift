/// A set of words as 32-bit fingerprints of their hashes, in a mapped open-addressing table.
///
/// A word that is not in the set is taken for one that is with probability below count / 2³¹.
public struct WordList: Sendable {
    @usableFromInline let slots: MappedArray<UInt32>
    /// Number of different words.
    public let count: Int

    /// Reads the image of a list.
    ///
    /// - Parameter file: Bytes that `image(words:)` made.
    /// - Throws: `BundleError`.
    public init(_ file: MappedFile) throws(BundleError) {
        var reader = try ImageReader(file, mark: "CHAKAWL1", version: 1)
        count = try reader.number()
        slots = try reader.section(of: UInt32.self)
        guard slots.count.nonzeroBitCount == 1, (0..<slots.count).contains(count) else {
            throw reader.corrupt("its sizes do not agree")
        }
    }

    @inlinable static func mixed(_ hash: UInt64) -> UInt64 {
        var value = hash ^ (hash >> 30)
        value = value &* 0xBF58_476D_1CE4_E5B9
        value ^= value >> 27
        value = value &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    @inlinable static func fingerprint(_ mixed: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: mixed >> 32) | 1 }

    /// Whether the word with a hash of `WordHash` is in the list.
    @inlinable public func contains(_ hash: UInt64) -> Bool {
        let mixed = Self.mixed(hash)
        let fingerprint = Self.fingerprint(mixed)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: mixed) & mask
        // A table that is full of other words was refused, so that a free slot ends the search; the bound is a belt.
        for _ in 0...mask {
            let found = slots.base[slot]
            if found == fingerprint { return true }
            if found == 0 { return false }
            slot = (slot + 1) & mask
        }
        return false
    }

    /// The image of a list.
    ///
    /// - Parameter words: Hashes, repetition allowed.
    /// - Returns: The bytes of the file.
    public static func image(words: [UInt64]) -> [UInt8] {
        var size = 64
        while size < words.count * 3 / 2 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        var count = 0
        for word in words {
            let mixed = mixed(word)
            let fingerprint = fingerprint(mixed)
            var slot = Int(truncatingIfNeeded: mixed) & (size - 1)
            while slots[slot] != 0, slots[slot] != fingerprint { slot = (slot + 1) & (size - 1) }
            if slots[slot] == 0 { count += 1 }
            slots[slot] = fingerprint
        }
        var writer = ImageWriter(mark: "CHAKAWL1", version: 1)
        writer.add(number: count)
        writer.add(slots)
        return writer.image()
    }
}
