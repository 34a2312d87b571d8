/// Lower case as Python's `str.lower` makes it: full mappings, and a sigma at the end of a word is final.
enum LowerCase {
    /// The scalars of a line in lower case.
    static func scalars(_ line: String) -> [UInt32] {
        var line = line
        let ascii: [UInt32]? = line.withUTF8 { bytes in
            guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
            return bytes.map { UInt32((65...90).contains($0) ? $0 + 32 : $0) }
        }
        if let ascii { return ascii }
        let scalars = Array(line.unicodeScalars)
        var result: [UInt32] = []
        result.reserveCapacity(scalars.count)
        for (index, scalar) in scalars.enumerated() {
            if scalar.value < 0x80 {
                result.append((65...90).contains(scalar.value) ? scalar.value + 32 : scalar.value)
            } else if scalar.value == 0x3A3 {
                result.append(isFinal(index, scalars) ? 0x3C2 : 0x3C3)
            } else {
                for mapped in scalar.properties.lowercaseMapping.unicodeScalars { result.append(mapped.value) }
            }
        }
        return result
    }

    /// The condition Final_Sigma of Unicode's SpecialCasing: a cased letter before, none behind.
    private static func isFinal(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
        let behind = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
        return before?.properties.isCased == true && behind?.properties.isCased != true
    }
}
