/// What a licence asks of who passes texts on, as far as it decides whether texts may stand in one collection.
///
/// A small table of the licences that corpora of these languages carry; it is no legal advice. Sources: the licences' own
/// texts; for the GNU GPL the Free Software Foundation's list of compatible licences; for CC BY-SA 4.0 the declaration of
/// Creative Commons of 2015 that GPL 3.0 is a compatible licence, one way.
public struct LicenceTerms: Hashable, Sendable {
    /// How far the licence binds the collection it is part of.
    public enum Reach: Hashable, Sendable {
        /// It asks for attribution or notice at most.
        case permissive
        /// What is made of it stands under CC BY-SA 4.0 or GPL 3.0.
        case shareAlike
        /// What is made of it stands under the GNU GPL.
        case copyleft
        /// It allows no commercial use.
        case nonCommercial
        /// It grants nothing that is known.
        case nothing
    }

    /// SPDX identifier, or `unstated`.
    public let name: String
    /// How far it binds the collection.
    public let reach: Reach

    /// The terms of a licence by SPDX identifier or usual name, whatever the case; nil when the table has it not.
    public static func named(_ name: String) -> LicenceTerms? {
        let key = folded(name)
        return table.first { entry in entry.names.contains { folded($0) == key } }?.terms
    }

    /// Letters and digits in lower case and the plus sign: `CC BY-SA 4.0` and `cc-by-sa-4.0` are one.
    private static func folded(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "+" || $0 == "." }
    }

    private static let table: [(terms: LicenceTerms, names: [String])] = [
        (LicenceTerms(name: "CC0-1.0", reach: .permissive), ["CC0-1.0", "CC0", "CC0 1.0"]),
        (LicenceTerms(name: "CC-BY-2.0", reach: .permissive), ["CC-BY-2.0"]),
        (LicenceTerms(name: "CC-BY-3.0", reach: .permissive), ["CC-BY-3.0"]),
        (LicenceTerms(name: "CC-BY-4.0", reach: .permissive), ["CC-BY-4.0"]),
        (LicenceTerms(name: "CC-BY-SA-3.0", reach: .shareAlike), ["CC-BY-SA-3.0"]),
        (LicenceTerms(name: "CC-BY-SA-4.0", reach: .shareAlike), ["CC-BY-SA-4.0"]),
        (LicenceTerms(name: "CC-BY-NC-4.0", reach: .nonCommercial), ["CC-BY-NC-4.0"]),
        (LicenceTerms(name: "ODC-By-1.0", reach: .permissive), ["ODC-By-1.0", "ODC-By"]),
        (LicenceTerms(name: "MIT", reach: .permissive), ["MIT"]),
        (LicenceTerms(name: "Apache-2.0", reach: .permissive), ["Apache-2.0"]),
        (LicenceTerms(name: "GPL-2.0-or-later", reach: .copyleft), ["GPL-2.0-or-later", "GPL-2.0+"]),
        (
            LicenceTerms(name: "GPL-3.0", reach: .copyleft),
            ["GPL-3.0", "GPL-3.0-only", "GPL-3.0-or-later", "GPL-3.0+"]
        ),
        (LicenceTerms(name: "Unicode-DFS-2016", reach: .permissive), ["Unicode-DFS-2016"]),
        (LicenceTerms(name: "unstated", reach: .nothing), ["unstated", ""]),
    ]
}

/// Whether texts under several licences may be passed on as one collection.
public struct LicenceCompatibility: Hashable, Sendable, Codable {
    /// Two licences whose demands cannot both be met.
    public struct Conflict: Hashable, Sendable, Codable {
        /// The licence that comes first by name.
        public let first: String
        /// The other one.
        public let second: String
        /// Why they conflict.
        public let reason: String
    }

    /// What is to be observed about one licence.
    public struct Warning: Hashable, Sendable, Codable {
        /// Kinds of warnings.
        public enum Kind: String, Hashable, Sendable, Codable {
            /// What is made of the texts stands under the same or a named licence.
            case shareAlike = "share-alike"
            /// The whole may not be used commercially.
            case nonCommercial = "non-commercial"
            /// No licence is stated: nobody has allowed that the texts be passed on.
            case unstated
            /// The table does not know the licence.
            case unknown
        }

        /// The licence as the units name it.
        public let licence: String
        /// What is to be observed.
        public let kind: Kind
    }

    /// Whether there is neither a conflict nor a licence that is unstated or unknown.
    public let isRedistributable: Bool
    /// Every pair that conflicts, in order of names.
    public let conflicts: [Conflict]
    /// What is to be observed, in order of names.
    public let warnings: [Warning]

    /// Judges a set of licences.
    ///
    /// - Parameter licences: Names as the units have them.
    public init(of licences: some Sequence<String>) {
        let names = Set(licences).sorted()
        var conflicts: [Conflict] = []
        for (index, first) in names.enumerated() {
            for second in names[(index + 1)...] {
                if let reason = Self.conflict(LicenceTerms.named(first)?.reach, LicenceTerms.named(second)?.reach) {
                    conflicts.append(Conflict(first: first, second: second, reason: reason))
                }
            }
        }
        let warnings = names.compactMap { name in
            Self.warning(LicenceTerms.named(name)?.reach).map { Warning(licence: name, kind: $0) }
        }
        self.conflicts = conflicts
        self.warnings = warnings
        isRedistributable = conflicts.isEmpty && !warnings.contains { $0.kind == .unstated || $0.kind == .unknown }
    }

    private static func conflict(_ first: LicenceTerms.Reach?, _ second: LicenceTerms.Reach?) -> String? {
        guard let first, let second else { return nil }
        let both: Set = [first, second]
        if both == [.nonCommercial, .shareAlike] {
            return "share-alike demands that commercial use be free, non-commercial forbids it"
        }
        if both == [.nonCommercial, .copyleft] {
            return "the GPL allows no further restriction, non-commercial is one"
        }
        return nil
    }

    private static func warning(_ reach: LicenceTerms.Reach?) -> Warning.Kind? {
        switch reach {
        case .permissive: nil
        case .shareAlike, .copyleft: .shareAlike
        case .nonCommercial: .nonCommercial
        case .nothing: .unstated
        case nil: .unknown
        }
    }
}
