import Accessibility
import Testing
import TextProcessing

@Suite struct EnglishPreparationTests {
    @Test("numbers and money", arguments: EnglishPreparationTests.numbersCases)
    func numbers(text: String, expected: String) throws { try check(text, expected) }

    @Test("dates, times and row numbers", arguments: EnglishPreparationTests.calendarCases)
    func calendar(text: String, expected: String) throws { try check(text, expected) }

    @Test("identity, telephones, accounts and law", arguments: EnglishPreparationTests.papersCases)
    func papers(text: String, expected: String) throws { try check(text, expected) }

    @Test("abbreviations, acronyms, addresses and signs", arguments: EnglishPreparationTests.wordsCases)
    func words(text: String, expected: String) throws { try check(text, expected) }

    private func check(_ text: String, _ expected: String) throws {
        let sentences = try PreparationData.preparer().prepare(text, variety: .english)
        #expect(PreparationData.line(sentences) == expected)
    }

    static let numbersCases: [(String, String)] = [
        ("0", "zero"), ("7 people", "seven people"), ("13 forms", "thirteen forms"), ("21 days", "twenty one days"),
        ("100 people", "one hundred people"), ("115", "one hundred fifteen"), ("999", "nine hundred ninety nine"),
        ("1000 soles", "one thousand soles"), ("1,234 families", "one thousand two hundred thirty four families"),
        ("1,234.50", "one thousand two hundred thirty four point five zero"),
        ("12 345 people", "twelve thousand three hundred forty five people"), ("1,000,000", "one million"),
        ("2,500,000 people", "two million five hundred thousand people"), ("3.14", "three point one four"),
        ("0.5", "zero point five"), ("-5 degrees", "minus five degrees"), ("-5 °C", "minus five degrees Celsius"),
        ("-2.5", "minus two point five"), ("007", "zero zero seven"),
        ("18%", "eighteen percent"), ("2.5%", "two point five percent"), ("1/2 cup", "one half cup"),
        ("3/4 of them", "three quarters of them"), ("2/3", "two thirds"), ("5/12", "five over twelve"),
        ("¼", "one quarter"), ("2 1/2 cups", "two and one half cups"), ("3½", "three and one half"),
        ("S/ 1,234.50", "one thousand two hundred thirty four soles and fifty céntimos"),
        ("S/ 20", "twenty soles"), ("S/ 1", "one sol"), ("$1", "one dollar"),
        ("$5.01", "five dollars and one cent"), ("$0.75", "seventy five cents"), ("US$ 40", "forty dollars"),
        ("€3", "three euros"), ("£2.50", "two pounds and fifty pence"), ("PEN 10", "ten soles"),
        ("S/ 2.5 million", "two point five million soles"), ("$3 billion", "three billion dollars"),
        ("20.50 soles", "twenty soles and fifty céntimos"), ("8-12 years", "eight to twelve years"),
        ("12 km", "twelve kilometers"), ("1 kg", "one kilogram"),
        ("38.5 °C", "thirty eight point five degrees Celsius"),
        ("120 m²", "one hundred twenty square meters"), ("80 km/h", "eighty kilometers per hour"),
        ("500 mg", "five hundred milligrams"),
    ]

    static let calendarCases: [(String, String)] = [
        ("28/07/2025", "July twenty eighth twenty twenty five"),
        ("2025-07-28", "July twenty eighth twenty twenty five"),
        ("07/28/2025", "July twenty eighth twenty twenty five"),
        ("July 28, 2025", "July twenty eighth twenty twenty five"),
        ("28 July 2025", "July twenty eighth twenty twenty five"),
        ("28th of July 2025", "July twenty eighth twenty twenty five"),
        ("July 4", "July fourth"), ("May 1st", "May first"), ("July 2025", "July twenty twenty five"),
        ("Dec. 24, 2020", "December twenty fourth twenty twenty"), ("on 3/4", "on April third"),
        ("in 2024", "in twenty twenty four"), ("since 1999", "since nineteen ninety nine"),
        ("in 1905", "in nineteen oh five"), ("the 1990s", "the nineteen ninety s"), ("in 1900", "in nineteen hundred"),
        ("in 2005", "in two thousand five"),
        ("2020-2024", "twenty twenty to twenty twenty four"), ("2024 people", "two thousand twenty four people"),
        ("8:30 a.m.", "eight thirty a m."), ("8 a.m. to 5 p.m.", "eight a m to five p m."),
        ("14:00", "two p m"), ("12:00 p.m. sharp", "twelve p m sharp"), ("12:05 am", "twelve oh five a m"),
        ("08:00-16:30", "eight a m to four thirty p m"), ("9:15 PM", "nine fifteen p m"),
        ("10:20:01", "ten twenty a m and one second"), ("5th floor", "fifth floor"), ("1st", "first"),
        ("22nd", "twenty second"), ("3rd", "third"), ("12th", "twelfth"), ("20th century", "twentieth century"),
        ("Chapter IV", "Chapter four"), ("Title XII", "Title twelve"), ("World War II", "World War two"),
        ("Pope John Paul II", "Pope John Paul the second"), ("open 24/7", "open twenty four seven"),
    ]

    static let papersCases: [(String, String)] = [
        ("DNI 46723815", "d n i four six seven two three eight one five"),
        ("RUC: 20131370645", "r u c: two zero one three one three seven zero six four five"),
        ("(01) 315-2700", "zero one three one five two seven zero zero"),
        ("999 888 777", "nine nine nine eight eight eight seven seven seven"),
        ("+51 987 654 321", "plus five one nine eight seven six five four three two one"),
        ("0800-12345", "zero eight zero zero one two three four five"), ("*0123", "star zero one two three"),
        ("Call 911.", "Call nine one one."), ("account 1234 5678", "account one two three four five six seven eight"),
        ("Law N.° 29535", "Law number twenty nine thousand five hundred thirty five"),
        ("No. 15", "number fifteen"), ("No. I refuse.", "No. I refuse."),
        ("Decree 004-2019-JUS", "Decree zero zero four dash two thousand nineteen dash j u s"),
        ("art. 2", "article two"), ("Section 3.1.2", "Section three dot one dot two"),
        ("a) Sign it", "a, Sign it"), ("2) Pay", "two, Pay"), ("46723815", "four six seven two three eight one five"),
        ("pp. 3-5", "pages three to five"),
    ]

    static let wordsCases: [(String, String)] = [
        ("Mr. Smith and Dr. Jones", "mister Smith and doctor Jones"), ("Mrs. Paz", "missus Paz"),
        ("St. John", "Saint John"), ("on Main St.", "on Main street."),
        ("for cats, dogs, etc.", "for cats, dogs, et cetera."),
        ("e.g. this", "for example this"), ("i.e. that", "that is that"), ("Acme Inc.", "Acme incorporated."),
        ("the U.S. economy", "the U S economy"), ("the USA", "the u s a"), ("the UN", "the u n"),
        ("UNESCO", "unesco"), ("RENIEC", "reniec"), ("RENIEC's", "reniec's"), ("two DNIs", "two d n is"),
        ("the IRS", "the i r s"),
        ("PLEASE READ THE RULES", "please read the rules"),
        ("don't", "don't"), ("don\u{2019}t", "don't"), ("John's", "John's"), ("I am", "I am"), ("a dog", "a dog"),
        ("vitamin C", "vitamin c"), ("www.gob.pe", "w w w dot gob dot pe"),
        ("Write to help@sunat.gob.pe.", "Write to help at sunat dot gob dot pe."),
        ("#HealthForAll", "hash Health For All"), ("What is it?", "What is it?"), ("\"Yes\"", "Yes"),
        ("father (or mother)", "father, or mother,"), ("Lima \u{2014} Cusco", "Lima, Cusco"),
        ("well-known", "well known"), ("and/or", "and or"), ("he/she", "he slash she"), ("R&D", "r and d"),
        ("2 + 2 = 4", "two plus two equals four"), ("COVID-19", "covid nineteen"), ("Wait...", "Wait…"),
        ("Hello. Bye.", "Hello. | Bye."), ("John F. Kennedy", "John f Kennedy"), ("Name: ____", "Name:"),
    ]
}
