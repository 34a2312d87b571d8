import Glibc

/// A folder of media whose files may be named only by paths that stay in it.
struct MediaFolder {
    /// Why a path is refused.
    enum Refusal: String, Error {
        case empty = "no path"
        case outside = "a path outside the folder"
        case absent = "no such file"
        case scheme = "no link of http or https"
    }

    /// Without links.
    private let root: String

    /// Opens a folder.
    ///
    /// - Parameter path: The folder.
    /// - Throws: ``GlossError/unreadable(file:)``.
    init(_ path: String) throws(GlossError) {
        guard let real = Self.resolved(path) else { throw .unreadable(file: path) }
        root = real
    }

    /// Checks a file and finds where it really lies.
    ///
    /// Links are followed, so that one that leads out of the folder is refused, and one that is changed later changes
    /// nothing: the path that is given back has none.
    ///
    /// - Parameter relative: Path below the folder, with `/` between its parts.
    /// - Returns: The absolute path of the file that was checked, without links.
    /// - Throws: ``Refusal``.
    func realPath(of relative: String) throws(Refusal) -> String {
        guard !relative.isEmpty else { throw .empty }
        guard SignEntry.isLink(relative) || !relative.contains("://") else { throw .scheme }
        let isAbsolute = relative.utf8.first == UInt8(ascii: "/")
        let parts = relative.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }.filter { $0 != "." }
        guard !isAbsolute, !parts.isEmpty, !parts.contains(".."), !relative.utf8.contains(0),
            !relative.contains("://")
        else { throw .outside }
        guard let real = Self.resolved("\(root)/\(parts.joined(separator: "/"))") else { throw .absent }
        guard real.utf8.starts(with: "\(root)/".utf8) else { throw .outside }
        var status = stat()
        guard stat(real, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(real, R_OK) == 0 else {
            throw .absent
        }
        return real
    }

    private static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
