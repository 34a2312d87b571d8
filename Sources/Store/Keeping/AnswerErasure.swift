import Foundation

/// The file of answers given before, which the gateway may keep in the data folder.
///
/// Its content is the gateway's; the store erases it, because it knows of every withdrawal, also of those that a command or
/// another server makes.
extension GatewayDatabase {
    /// Name of the file of answers inside the data folder.
    public static let answerFileName = "answers.cache"
    /// What is added to the name while the file is written.
    public static let unfinishedSuffix = ".unfinished"
    /// What is added to the name of a file that was damaged.
    public static let damagedSuffix = ".damaged"

    /// Erases the answers kept in the data folder; a server that runs then forgets those in its memory.
    ///
    /// - Returns: Whether there were any.
    /// - Throws: ``StoreError/unusableDirectory(path:reason:)`` when a file stays.
    @discardableResult
    public func eraseAnswers() throws(StoreError) -> Bool {
        guard path != ":memory:" else { return false }
        return try Self.eraseAnswers(in: (path as NSString).deletingLastPathComponent)
    }

    @discardableResult
    static func eraseAnswers(in folder: String) throws(StoreError) -> Bool {
        var isErased = false
        for suffix in ["", unfinishedSuffix, damagedSuffix] {
            let file = (folder.isEmpty ? "." : folder) + "/" + answerFileName + suffix
            if unlink(file) == 0 {
                isErased = true
            } else if errno != ENOENT {
                throw .unusableDirectory(path: file, reason: String(cString: strerror(errno)))
            }
        }
        return isErased
    }
}
