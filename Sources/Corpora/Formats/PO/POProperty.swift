/// Names under which the parts of a PO entry are kept.
enum POProperty {
    static let context = "msgctxt"
    static let extracted = "extracted-comment"
    static let reference = "reference"
    static let flag = "flag"
    static let previous = "previous"
    static let obsolete = "obsolete"
    static let plural = "plural"
    /// How an extracted comment of ours begins.
    static let ownPrefix = "chaka "
}
