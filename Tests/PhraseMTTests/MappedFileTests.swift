import PhraseMT
import Testing

struct MappedFileTests {
    @Test func arrayViewsStayInsideTheFile() throws {
        let file = MappedFile(copying: [1, 0, 2, 0, 3, 0], name: "numbers")
        let array = try MappedArray<UInt16>(file: file, offset: 2, count: 2)
        #expect(Array(array.buffer) == [2, 3])
        #expect(throws: BundleError.truncated(file: "numbers", expected: 8, found: 6)) {
            try MappedArray<UInt16>(file: file, offset: 2, count: 3)
        }
        #expect(throws: BundleError.corrupt(file: "numbers", reason: "offset 1")) {
            try MappedArray<UInt16>(file: file, offset: 1, count: 1)
        }
    }

    @Test func aMissingFileSaysWhy() {
        #expect(throws: BundleError.unreadable(file: "lm.bin", reason: "No such file or directory")) {
            try MappedFile(path: "/nonexistent/lm.bin", name: "lm.bin")
        }
    }
}
