/// A form with a file in it (RFC 7578).
struct MultipartForm {
    /// Bytes of the file.
    let file: [UInt8]
    /// Name of the file, ASCII without quotes.
    let name: String
    /// Media type of the file.
    let type: String
    /// Names, ASCII without quotes, and values.
    var fields: [(name: String, value: String)] = []

    /// Creates a form of a file.
    init(file: [UInt8], name: String, type: String) {
        self.file = file
        self.name = name
        self.type = type
    }

    /// Media type with the boundary, and the body.
    var encoded: (type: String, body: [UInt8]) {
        let boundary = boundary
        var body: [UInt8] = []
        body.reserveCapacity(file.count + 1_024)
        for field in fields {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field.name)\"\r\n\r\n".utf8
            body += field.value.utf8
            body += "\r\n".utf8
        }
        body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n".utf8
        body += "Content-Type: \(type)\r\n\r\n".utf8
        body += file
        body += "\r\n--\(boundary)--\r\n".utf8
        return ("multipart/form-data; boundary=\(boundary)", body)
    }

    // No part may hold the line that ends it: the number is raised until none does.
    private var boundary: String {
        var number = 0
        while true {
            let boundary = "chaka-part-\(number)"
            let line = Array("--\(boundary)".utf8)
            if !fields.contains(where: { Self.contains(Array($0.value.utf8), line) }), !Self.contains(file, line) {
                return boundary
            }
            number += 1
        }
    }

    private static func contains(_ bytes: [UInt8], _ line: [UInt8]) -> Bool {
        guard bytes.count >= line.count else { return false }
        return bytes.withUnsafeBufferPointer { buffer in
            (0...(buffer.count - line.count)).contains { start in
                buffer[start] == line[0] && line.indices.allSatisfy { buffer[start + $0] == line[$0] }
            }
        }
    }
}
