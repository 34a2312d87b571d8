import PhraseMT
import Testing

struct TrainingUnitsTests {
    private static let text = "3f2b1c00-0000-5000-8000-00000000000a"

    @Test("an identifier is what it was read from, in lower case")
    func identifier() throws {
        #expect(try #require(UnitIdentifier(Self.text)).description == Self.text)
        #expect(UnitIdentifier(Self.text.uppercased())?.description == Self.text)
    }

    @Test(
        "anything but a UUID is no identifier",
        arguments: [
            "", "3f2b1c00", "3f2b1c00000050008000-00000000000a", "3f2b1c00-0000-5000-8000-00000000000a0",
            "+f2b1c00-0000-5000-8000-00000000000a", "gf2b1c00-0000-5000-8000-00000000000a",
            "3f2b1c00-0000-5000-8000-0000000000ñ",
        ])
    func noIdentifier(text: String) {
        #expect(UnitIdentifier(text) == nil)
    }

    @Test("pairs of files have lines, those of snapshots units as well")
    func places() throws {
        let unit = try #require(UnitIdentifier(Self.text))
        let image = TrainingUnits.image(corpora: [0, 1], lines: [7, 1], identifiers: [.absent, unit])
        let units = try TrainingUnits(MappedFile(copying: image, name: "units"))
        #expect(units.place(of: 0) == .init(corpus: 0, line: 7, unit: nil))
        #expect(units.place(of: 1) == .init(corpus: 1, line: 1, unit: unit))
        #expect(units.place(of: 2) == nil)
    }

    @Test("without a unit the bytes are those of the first layout")
    func firstLayout() throws {
        let image = TrainingUnits.image(corpora: [0], lines: [7], identifiers: [.absent])
        #expect(image == TrainingUnits.image(corpora: [0], lines: [7]))
        #expect(image[8] == 1)
        #expect(try TrainingUnits(MappedFile(copying: image, name: "units")).place(of: 0)?.unit == nil)
    }
}
