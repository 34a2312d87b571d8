import Foundation
import Store
import TextProcessing
import Translation

/// Answers given before, in a file of the data folder that only its owner reads.
///
/// The first line says what the answers came from, each other one holds an answer, the last one how many there are. A line
/// is the SHA-256 of its JSON in hexadecimal, a blank, and the JSON. The file is written beside its name and takes it when
/// it is whole.
struct AnswerFile: Sendable {
    /// What the file says of itself in its first line.
    private struct Header: Codable {
        static let version = 1
        let version: Int
        /// Identity of all that the answers came from.
        let origin: String
    }

    private struct End: Codable {
        let answers: Int
    }

    /// What reading gave.
    enum Content {
        /// There is no file.
        case absent
        /// The answers came from something else: other models, other data, another release.
        case void
        /// Good answers, those used last at the end.
        case answers([SavedAnswer])
    }

    /// Why a file cannot be used; it is named, and no text of it.
    struct Damage: Error, Hashable {
        let line: Int
        let reason: String
    }

    let path: String

    init(folder: String) { path = folder + "/" + GatewayDatabase.answerFileName }

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Reads all answers that came from `origin`.
    func read(origin: Digest) throws(Damage) -> Content {
        guard exists else { return .absent }
        let content: Data
        do { content = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped) } catch {
            throw Damage(line: 0, reason: "it cannot be read")
        }
        let lines = content.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count >= 3, lines[lines.count - 1].isEmpty else {
            throw Damage(line: lines.count, reason: "its end is missing")
        }
        // Before anything else of another version is looked at, which may have another form.
        let header: Header = try Self.value(of: lines[0], line: 1)
        guard header.version == Header.version, header.origin == origin.description else { return .void }
        let end: End = try Self.value(of: lines[lines.count - 2], line: lines.count - 1)
        guard end.answers == lines.count - 3 else { throw Damage(line: lines.count - 1, reason: "lines are missing") }
        var answers: [SavedAnswer] = []
        for index in 1..<(lines.count - 2) { answers.append(try Self.value(of: lines[index], line: index + 1)) }
        return .answers(answers)
    }

    /// Puts a file with these answers in place of the one that is there.
    ///
    /// - Parameters:
    ///   - answers: The answers, those used last at the end.
    ///   - origin: Identity of all that they came from.
    ///   - isReplacing: Whether there must be a file: one that is gone was erased, and its answers must not come back.
    /// - Returns: False when there had to be a file and it is gone; then nothing was written.
    /// - Throws: ``GatewayError/unusableFile(path:reason:)``; then the file is as it was.
    func write(_ answers: [SavedAnswer], origin: Digest, isReplacing: Bool) throws(GatewayError) -> Bool {
        let unfinished = path + GatewayDatabase.unfinishedSuffix
        unlink(unfinished)
        let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure() }
        do throws(GatewayError) {
            var buffer = Self.line(of: Header(version: Header.version, origin: origin.description))
            for answer in answers {
                buffer += Self.line(of: answer)
                if buffer.count > 1 << 16 { try flush(&buffer, to: descriptor) }
            }
            buffer += Self.line(of: End(answers: answers.count))
            try flush(&buffer, to: descriptor)
            guard fsync(descriptor) == 0 else { throw failure() }
            if isReplacing, !exists {
                close(descriptor)
                unlink(unfinished)
                return false
            }
            guard rename(unfinished, path) == 0 else { throw failure() }
        } catch {
            close(descriptor)
            unlink(unfinished)
            throw error
        }
        close(descriptor)
        return true
    }

    /// Gives a damaged file another name, under which it is never read and erased with the answers.
    func setAside() throws(GatewayError) {
        guard rename(path, path + GatewayDatabase.damagedSuffix) == 0 else { throw failure() }
    }

    /// Erases a file that was set aside when nothing in it can be younger than a time.
    ///
    /// - Parameter time: Milliseconds since 1970 UTC.
    func eraseDamaged(before time: Int64) {
        var status = stat()
        guard stat(path + GatewayDatabase.damagedSuffix, &status) == 0, Int64(status.st_mtim.tv_sec) * 1000 < time
        else { return }
        unlink(path + GatewayDatabase.damagedSuffix)
    }

    private func flush(_ buffer: inout [UInt8], to descriptor: Int32) throws(GatewayError) {
        var offset = 0
        while offset < buffer.count {
            let count = buffer[offset...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure() }
            offset += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func failure() -> GatewayError {
        .unusableFile(path: path, reason: "answers cannot be written: \(String(cString: strerror(errno)))")
    }

    private static func line(of value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        do {
            let json = try encoder.encode(value)
            return Array(Digest(of: json).description.utf8) + [0x20] + json + [0x0A]
        } catch {
            preconditionFailure("texts and numbers are JSON: \(error)")
        }
    }

    private static func value<Value: Decodable>(of line: Data, line number: Int) throws(Damage) -> Value {
        let json = line.dropFirst(65)
        guard line.count > 65, line.dropFirst(64).first == 0x20,
            line.prefix(64).elementsEqual(Digest(of: json).description.utf8)
        else { throw Damage(line: number, reason: "its digest is another") }
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        do { return try decoder.decode(Value.self, from: json) } catch {
            throw Damage(line: number, reason: "it has not the expected form")
        }
    }
}
