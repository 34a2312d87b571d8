import Accessibility
import TextProcessing

/// The verbalizers of the project's own data.
enum AndeanWords {
    static let lexicons: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(4).joined(separator: "/") + "/lexicons"
    }()

    static func verbalizer(_ tag: String) throws -> any Verbalizer {
        switch tag {
        case "ayr": try AymaraVerbalizer(lexicons: lexicons)
        case "quz": try QuechuaVerbalizer(lexicons: lexicons, variety: .collaoQuechua)
        default: try QuechuaVerbalizer(lexicons: lexicons, variety: .chankaQuechua)
        }
    }
}
