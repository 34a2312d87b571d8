import Glibc

/// A temporary folder that only this user may look into; its owner removes it.
struct PrivateFolder {
    /// Path without a slash at its end.
    let path: String

    /// Makes a folder.
    ///
    /// - Parameter parent: Where it is made.
    /// - Throws: ``ProcessFault/system(number:doing:)``.
    init(in parent: String) throws(ProcessFault) {
        var template = Array("\(parent)/chaka-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .system(number: errno, doing: "mkdtemp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Writes a file.
    ///
    /// - Parameters:
    ///   - bytes: What is written.
    ///   - name: Name of the file.
    /// - Returns: Its path.
    /// - Throws: ``ProcessFault/system(number:doing:)``.
    func write(_ bytes: [UInt8], to name: String) throws(ProcessFault) -> String {
        let file = "\(path)/\(name)"
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(number: errno, doing: "open") }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .system(number: errno, doing: "write") }
            rest = rest.dropFirst(count)
        }
        return file
    }

    /// Removes the folder and the files in it.
    ///
    /// - Parameter names: The files that were written.
    func remove(files names: [String]) {
        for name in names { unlink("\(path)/\(name)") }
        rmdir(path)
    }
}
