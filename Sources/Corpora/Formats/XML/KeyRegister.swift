/// Remembers which identifiers stood where, in a few bytes each, so that a second one is found.
struct KeyRegister {
    private var lines: [UInt64: UInt32] = [:]

    /// Notes an identifier; gives the line where it stood before, or nil when it is new.
    mutating func insert(_ key: String, line: Int) -> Int? {
        // FNV-1a: two of a million identifiers meet by chance once in 37 million files.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        if let first = lines[hash] { return Int(first) }
        lines[hash] = UInt32(clamping: line)
        return nil
    }

    /// Forgets all.
    mutating func removeAll() { lines.removeAll(keepingCapacity: true) }
}
