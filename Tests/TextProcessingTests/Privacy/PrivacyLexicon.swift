import TextProcessing

/// The gazetteer of the package, for the tests of this folder.
enum PrivacyLexicon {
    static let folder = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/lexicons/names"

    private static let loaded = Result { PersonalDataFinder(gazetteer: try NameGazetteer(directory: folder)) }

    static func finder() throws -> PersonalDataFinder { try loaded.get() }

    /// Data written `kind:text`, joined by ` | `.
    static func written(_ data: [PersonalDatum], of text: String) -> String {
        data.map { "\($0.kind.rawValue):\(text[utf8: $0.range])" }.joined(separator: " | ")
    }
}
