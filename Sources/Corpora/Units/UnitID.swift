import TextProcessing

/// Identifier of a translation unit, derived from where the unit comes from and never from a row number.
///
/// A killed import resumes to the same identifiers, and two machines that load one file agree. Source: RFC 9562 (2024),
/// section 5.5, UUID version 5.
public struct UnitID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// The UUID as 36 characters in lower case.
    public let rawValue: String

    /// Restores a stored identifier.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Derives the identifier of a record.
    ///
    /// - Parameters:
    ///   - sourceID: Identifier of the source: `civic`.
    ///   - key: Key of the record inside its source.
    public init(sourceID: String, key: String) {
        // The length keeps ("a", "b:c") and ("a:b", "c") apart.
        rawValue = nameBasedUUID(namespace: Self.namespace, name: "\(sourceID.utf8.count):\(sourceID):\(key)")
    }

    /// The UUID.
    public var description: String { rawValue }

    /// Order by text.
    public static func < (left: UnitID, right: UnitID) -> Bool { left.rawValue < right.rawValue }

    /// The namespace of Chaka's units, drawn once at random: 6f1c2f0a-8d57-4c3e-9a46-5b0e7d21c9f4.
    private static let namespace: [UInt8] = [
        0x6f, 0x1c, 0x2f, 0x0a, 0x8d, 0x57, 0x4c, 0x3e, 0x9a, 0x46, 0x5b, 0x0e, 0x7d, 0x21, 0xc9, 0xf4,
    ]
}
