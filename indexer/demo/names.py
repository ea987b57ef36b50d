"""The invented people and places of the made-up council: names only. Nobody real is meant."""

COUNCIL = "Harnmere Council"

# Under which it stands in an archive.
SLUG = "harnmere"

# Title and name. The first thirty are councillors, the next are officers, the rest sit on the Forum and the Board.
COUNCILLORS = (
    "Ms Angharad Prŷs", "Mr Tobias Okonjo", "Mrs Maureen Hatherleigh", "Mr Imran Qadeer", "Dr Helena van der Meer",
    "Mr Cormac O'Dwyer", "Mrs Sunita Raichand", "Mr Gareth Llewelyn-Shaw", "Ms Beatriz Álvarez",
    "Mr Desmond Clutterbuck", "Mrs Patience Abiodun", "Mr Fergus MacIlwraith", "Ms Zofia Dąbrowska",
    "Mr Rupert de la Haye", "Mrs Yasmin Chowdhry", "Mr Alun Gwŷther", "Ms Philippa St Clere", "Mr Kwabena Asamoah",
    "Mrs Doreen Pickavance", "Mr Jean-Luc Bréhat", "Ms Niamh Ní Dhonncha", "Mr Harbinder Sohalpreet",
    "Mrs Ottoline Fairweather", "Mr Stanley Birtwhistle", "Ms Mei-Ling Tsang", "Mr Anselm D'Arcy-Nuttall",
    "Mrs Gwenllian Tŵm", "Mr Yusuf Karamanlı", "Ms Rosalind Hatherleigh", "Mr Bartholomew Yelland",
)  # fmt: skip
OFFICERS = (
    ("Ms Caroline Thistlewood", "Chief Executive"),
    ("Mr Olumide Fashanu-Grey", "Director of Resources"),
    ("Mrs Elspeth Corrigall", "Chief Finance Officer"),
    ("Mr Piers Standaloft", "Head of Legal Services"),
    ("Ms Nazneen Mirzapur", "Head of Internal Audit"),
    ("Mr Declan Rathbourne", "Head of Customer and Digital Services"),
    ("Mrs Ffion Ap Hywel", "Head of Property"),
    ("Dr Leonora Castlemaine", "Director for Children and Learning"),
    ("Mr Winston Trevanion", "Head of School Organisation"),
    ("Ms Agnieszka Lipowska", "Head of Inclusion"),
    ("Mr Theo Underdown", "Schools Finance Manager"),
    ("Mrs Bukola Olaniyan-Price", "Head of Children's Social Care"),
    ("Mr Callum Strathearn", "Director for Place"),
    ("Ms Ingrid Sørlund", "Head of Highways and Transport"),
    ("Mr Vikram Deshpandey", "Head of Environment"),
    ("Mrs Lorna Quickswood", "Planning Policy Manager"),
    ("Mr Emrys Tudor-Blake", "Development Manager"),
    ("Ms Shanice Marlowe-Reid", "Principal Planning Officer"),
    ("Mr Giles Horsfield-Penn", "Highways Development Engineer"),
    ("Mrs Judith Askerswell", "Director for Adults and Health"),
    ("Dr Farida Nasseri", "Director for Public Health"),
    ("Mr Lennox Bracegirdle", "Head of Commissioning"),
    ("Ms Rhiannon Môn", "Head of Housing"),
    ("Mr Abdul-Karim Vazifdar", "Head of Community Safety"),
    ("Mrs Constance Ollerenshaw", "Head of Leisure and Culture"),
    ("Ms Joanna Peverell", "Licensing Manager"),
    ("Mr Samuel Kettlethorpe", "Democratic Services Officer"),
)
FORUM = (
    ("Mr Andrew Hollingbourne", "Secondary head teacher"),
    ("Mrs Christine Marchbanks", "Primary head teacher"),
    ("Ms Parveen Siddique-Lowe", "Special school head teacher"),
    ("Mr Graham Ruddlesden", "Primary governor"),
    ("Ms Teresa Wolstencroft", "Secondary academy representative"),
    ("Mr Jolyon Brackenridge", "Academy trust chief executive"),
    ("Dr Efua Nyarko-Bell", "Early years representative"),
    ("Mrs Siobhán Tuohy-Kerr", "Diocesan representative"),
    ("Mr Lewis Ormsby-Dunn", "Trade union representative"),
    ("Ms Kirsty Fenwyck", "Pupil referral unit head teacher"),
    ("Mr Mohsin Javaidi", "Primary academy representative"),
)
BOARD = (
    ("Dr Sebastian Wyverley", "Chair of the Primary Care Alliance"),
    ("Ms Adaeze Nwachukwu-Hill", "Harnmere Healthwatch"),
    ("Mr Roderick Penhallurick", "Harnmere Hospitals Trust"),
    ("Mrs Bronwen Cadwgan", "Harnmere Voluntary Alliance"),
    ("Superintendent Gillian Starbotton", "Harnmere Constabulary"),
)
PUBLIC = (
    "Mr Edwin Larkspur", "Mrs Hilda Brockenhurst-Lee", "Ms Tanya Willoughcroft", "Mr Oisín Faherty-Moss",
    "Mrs Priya Venkataraghu", "Mr Clive Sandergate", "Ms Dilys Penrhôs", "Mr Babatunde Ekwueme-Shaw",
    "Mrs Marguerite Lefèvre-Cole", "Mr Norman Thackwray", "Ms Saffron Ellingboe", "Mr Ricardo Montelongo",
    "Mrs Winifred Ashplant", "Mr Dariusz Wojcieszek", "Ms Hafsa Rahimtoola", "Mr Peregrine Stoodley",
)  # fmt: skip

PARTIES = ("Harnmere Independents", "Civic Alliance", "Riverside Group", "Green Lane Group")
WARDS = (
    "Abbots Wathe", "Old Quay", "Scarrow Hill", "Withycross", "Kingsloe", "Thornlea Moor", "Marlstone", "Eastmere",
    "Pennock Vale", "Castle Harn",
)  # fmt: skip
VILLAGES = (
    "Tolverton", "Great Sawdry", "Nether Sawdry", "Brindlecombe", "Ashwathe", "Low Pennock", "Harnford",
    "Cold Wexley", "Stourmarket St Mary", "Elderscote", "Pipers Loe", "Upper Thornlea",
)  # fmt: skip
ROADS = (
    "Tanyard Lane", "Quayside Road", "Bishop's Rise", "Mill Harn Road", "Sawdry Lane", "Corn Chandler Street",
    "Gallows Hill", "Wharf Approach", "Priory Causeway", "Eastmere Avenue", "Lockkeeper's Way", "Old Drove",
    "Ropewalk Street", "Pennock Road",
)  # fmt: skip
SCHOOLS = (
    "Harnside Academy",
    "Kingsloe High School",
    "Wathe Grange School",
    "St Eanswith's College",
    "Scarrow Hill School",
)
PRIMARIES = (
    "Tolverton Primary School", "Old Quay Infants' School", "Sawdry Village School", "Marlstone Junior School",
    "Withycross Primary School",
)  # fmt: skip
PARKS = ("Wathe Park", "Castle Meadow", "Eastmere Recreation Ground", "Jubilee Green", "Mill Harn Country Park")
LIBRARIES = ("Old Quay", "Kingsloe", "Marlstone", "Elderscote", "Withycross")
ESTATES = ("Thornlea", "Ropewalk", "Lower Scarrow", "Priory")
CENTRES = ("Eastmere Leisure Centre", "Kingsloe Baths", "Harn Valley Sports Centre")
