public import TextProcessing

/// How a public set of parallel texts becomes units: where its files are, under which licence, what is wrong with them and
/// how that is mended.
public struct Recipe: Sendable {
    /// The licence of a set, as an operator accepts it.
    public struct Licence: Hashable, Sendable {
        /// SPDX identifier, or `unstated`.
        public let id: String
        /// Where its text stands, or nil.
        public let textURL: String?
        /// What else is known of the rights, or empty.
        public let note: String
        /// Terms of use set by the community (CARE, TK labels).
        public let terms: [String]

        /// Everything an operator is shown, line by line: what is accepted is the digest of this.
        public var statement: String {
            ([id, textURL, note.isEmpty ? nil : note].compactMap { $0 } + terms).joined(separator: "\n")
        }
    }

    /// One language of a set.
    public struct Side: Hashable, Sendable {
        /// Name of the language in files and columns.
        public let language: String
        /// Its variety.
        public let variety: LanguageVariety
        /// Spelling of its texts.
        public let orthography: Orthography
        /// The engine that made the texts when people did not, or nil.
        public let engine: String?
    }

    /// A file to be fetched.
    public struct File: Hashable, Sendable {
        /// Where a file is.
        public enum Location: Hashable, Sendable {
            /// An address with `https:`, `http:` or, in recipes of the operator, `file:`.
            case url(String)
            /// A path; of the operator's own recipes alone.
            case path(String)
        }

        /// Name under which it is kept.
        public let name: String
        /// Where it comes from.
        public let location: Location
        /// SHA-256 in hexadecimal, or nil when it is recorded at the first download.
        public let sha256: String?
        /// Bytes, or nil when not known.
        public let size: Int?
        /// What is taken out of the archive; empty for a file that is none.
        public let members: [String]
        /// Line in the recipe.
        public let line: Int
    }

    /// Files that are read together: one, or of Moses one a language.
    public struct Texts: Hashable, Sendable {
        /// Format of the files.
        public let format: RecordFormat
        /// Names of files, or last parts of the names of members.
        public let files: [String]
        /// Names of the columns of a file without a row of them, or nil.
        public let columns: [String]?
        /// Whether columns that say nothing to us become properties; they are refused otherwise.
        public let keepsUnknownColumns: Bool
    }

    /// Where the recipe was read from.
    public let path: String
    /// Identifier: small letters, digits and hyphens.
    public let id: String
    /// What the set is called.
    public let title: String
    /// Page about the set, or nil.
    public let homepage: String?
    /// What to cite, or nil.
    public let citation: String?
    /// How the contributors wish to be named, or nil.
    public let credit: String?
    /// Identifier of the source that units get.
    public let source: String
    /// Subject area.
    public let domain: String
    /// State of review that units get.
    public let state: VariantState
    /// Labels that units get.
    public let tags: [String]
    /// Whether addresses, digests and contents were checked when the recipe was written.
    public let isVerified: Bool
    /// What was checked and what was not, or nil.
    public let verification: String?
    /// Why the set is named but not fetched, or nil when it can be.
    public let unavailable: String?
    /// The licence.
    public let licence: Licence
    /// The languages, in the order of the files.
    public let sides: [Side]
    /// What is fetched.
    public let files: [File]
    /// What is read.
    public let texts: [Texts]
    /// What is known to be wrong with the texts.
    public let faults: [String]
    /// What is done to each record, in order.
    public let cleaning: [any CleaningStep]

    /// What every unit gets that says nothing else.
    public var defaults: UnitAssembly.Defaults {
        var defaults = UnitAssembly.Defaults(
            sourceID: source, licence: licence.id, domain: domain, state: state, credit: credit, terms: licence.terms,
            tags: tags)
        for side in sides {
            defaults.varieties[side.language] = side.variety
            defaults.orthographies[side.variety] = side.orthography
        }
        return defaults
    }

    /// How the readers of the formats are told of the languages.
    public func options(for texts: Texts) -> RecordFileOptions {
        var options = RecordFileOptions(languages: sides.map(\.language))
        options.delimited.columns = texts.columns
        options.delimited.unknownColumns = texts.keepsUnknownColumns ? .keep : .refuse
        return options
    }
}
